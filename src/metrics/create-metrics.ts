import Counter from 'prom-client/lib/counter.js';
import Gauge from 'prom-client/lib/gauge.js';
import Histogram from 'prom-client/lib/histogram.js';
import Registry from 'prom-client/lib/registry.js';
import type { MetricSpec } from './metric-list.ts';
import { METRICS } from './metric-list.ts';
import { Samples } from './samples.ts';

type Specs = typeof METRICS;
/** Names of the metrics of one type. */
type NameOf<Type extends MetricSpec['type']> = {
  [Name in keyof Specs]: Specs[Name]['type'] extends Type ? Name : never;
}[keyof Specs];
/** The labels of a metric, each with its value. */
type LabelsOf<Name extends keyof Specs> = Readonly<Record<Specs[Name]['labels'][number], string>>;

/** Writes metrics. Names and labels are checked by the compiler against the list. */
export interface Metrics {
  /** Adds to a counter. */
  increment<Name extends NameOf<'counter'>>(name: Name, labels: LabelsOf<Name>): void;
  /** Sets a gauge. */
  set<Name extends NameOf<'gauge'>>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** Removes a series of a gauge. */
  remove<Name extends NameOf<'gauge'>>(name: Name, labels: LabelsOf<Name>): void;
  /** Adds an observation to a histogram, in the unit that the metric's name ends with. */
  observe<Name extends NameOf<'histogram'>>(
    name: Name,
    labels: LabelsOf<Name>,
    value: number,
  ): void;
  /** Calls back before each scrape, for gauges that are read rather than counted. */
  onScrape(callback: () => void): void;
  /** All series in the text format of Prometheus, with its content type. */
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/**
 * Creates every metric of the list in a registry of its own.
 *
 * @param options `process: true` adds the standard metrics of the Node process, from the first scrape on
 */
export function createMetrics({ process = false } = {}): Metrics {
  const registry = new Registry();
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  const callbacks: (() => void)[] = [];
  for (const [name, spec] of Object.entries<MetricSpec>(METRICS)) {
    const common = { name, help: spec.help, labelNames: [...spec.labels], registers: [registry] };
    if (spec.type === 'counter') counters.set(name, new Counter(common));
    else if (spec.type === 'gauge') gauges.set(name, createGauge(common));
    else histograms.set(name, new Histogram({ ...common, buckets: [...(spec.buckets ?? [])] }));
  }
  let standard: Promise<void> | undefined;
  const later = new Samples(({ name, labels, value }) => {
    if (value === undefined) counters.get(name)?.inc(labels);
    else histograms.get(name)?.observe(labels, value);
  });
  return {
    increment: (name, labels) => later.add({ name, labels, value: undefined }),
    set: (name, labels, value) => gauges.get(name)?.set(labels, value),
    remove: (name, labels) => gauges.get(name)?.remove(labels),
    observe: (name, labels, value) => later.add({ name, labels, value }),
    onScrape: (callback) => void callbacks.push(callback),
    async scrape() {
      if (process) await (standard ??= addStandardMetrics(registry));
      for (const callback of callbacks) callback();
      later.count();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** They bring as much code as the whole webhook, and measure nothing that a scrape could not begin with. */
async function addStandardMetrics(register: Registry): Promise<void> {
  const { default: collect } = await import('prom-client/lib/defaultMetrics.js');
  collect({ register });
}

/** A gauge shows nothing before it is set: a process that is not concerned would else report a zero that means something. */
function createGauge(options: ConstructorParameters<typeof Gauge>[0]): Gauge {
  const gauge = new Gauge(options);
  // Only a gauge without labels begins with a series.
  if (options.labelNames?.length === 0) gauge.remove();
  return gauge;
}
