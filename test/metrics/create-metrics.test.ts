import { describe, expect, test } from '@jest/globals';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { METRICS } from '../../src/metrics/metric-list.ts';
import { setTemplateValidation } from '../../src/metrics/set-template-validation.ts';

async function series(metrics: ReturnType<typeof createMetrics>, name: string): Promise<string[]> {
  const { text } = await metrics.scrape();
  return text.split('\n').filter((line) => line.startsWith(name));
}

describe('createMetrics()', () => {
  test('declares every metric of the list', async () => {
    const { text, contentType } = await createMetrics().scrape();
    const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [
      name,
      type,
    ]);
    expect(types).toEqual(Object.entries(METRICS).map(([name, { type }]) => [name, type]));
    expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  test("has the Node process's own from the first scrape on, whoever comes first", async () => {
    const metrics = createMetrics({ process: true });
    const texts = await Promise.all([metrics.scrape(), metrics.scrape()]);
    for (const { text } of [...texts, await metrics.scrape()])
      expect(text.match(/^process_cpu_seconds_total \d/gm)).toHaveLength(1);
    expect((await createMetrics().scrape()).text).not.toContain('process_cpu');
  });

  test('names keep the conventions', () => {
    const wrong = Object.entries(METRICS).filter(
      ([name, { type, help }]) =>
        !/^vibed_[a-z_]+$/.test(name) ||
        !help.endsWith('.') ||
        (type === 'counter') !== name.endsWith('_total') ||
        (type === 'histogram' && !name.endsWith('_seconds')),
    );
    expect(wrong).toEqual([]);
  });

  test('counts, sets and observes', async () => {
    const metrics = createMetrics();
    metrics.increment('vibed_jobs_finished_total', { outcome: 'Valid' });
    metrics.set('vibed_leader', {}, 1);
    metrics.observe('vibed_admission_duration_seconds', {}, 0.002);
    expect([
      await series(metrics, 'vibed_jobs_finished_total'),
      await series(metrics, 'vibed_leader'),
      await series(metrics, 'vibed_admission_duration_seconds_sum'),
    ]).toEqual([
      ['vibed_jobs_finished_total{outcome="Valid"} 1'],
      ['vibed_leader 1'],
      ['vibed_admission_duration_seconds_sum 0.002'],
    ]);
  });

  test('counts every one of many, in every scrape', async () => {
    const metrics = createMetrics();
    const scrapes: string[][] = [];
    for (const count of [255, 1, 1, 700]) {
      for (let index = 0; index < count; index++)
        metrics.increment('vibed_jobs_finished_total', { outcome: 'Valid' });
      scrapes.push(await series(metrics, 'vibed_jobs_finished_total'));
    }
    const totals = [255, 256, 257, 957];
    expect(scrapes.flat()).toEqual(
      totals.map((total) => `vibed_jobs_finished_total{outcome="Valid"} ${total}`),
    );
  });

  test('a gauge that was never set shows nothing', async () => {
    expect(await series(createMetrics(), 'vibed_leader')).toEqual([]);
  });

  test('reads gauges at the scrape', async () => {
    const metrics = createMetrics();
    metrics.onScrape(() => metrics.set('vibed_informer_age_seconds', { resource: 'pods' }, 7));
    expect(await series(metrics, 'vibed_informer_age')).toEqual([
      'vibed_informer_age_seconds{resource="pods"} 7',
    ]);
  });

  test('adds the metrics of the process on demand', async () => {
    expect(
      await series(createMetrics({ process: true }), 'process_cpu_seconds_total'),
    ).toHaveLength(1);
  });
});

describe('setTemplateValidation()', () => {
  test('exactly one result is 1, and nothing is left of a deleted template', async () => {
    const metrics = createMetrics();
    const [a, b] = [
      { namespace: 'apps', name: 'node-24' },
      { namespace: 'apps', name: 'go-123' },
    ];
    setTemplateValidation(metrics, a, 'unknown');
    setTemplateValidation(metrics, a, 'valid');
    setTemplateValidation(metrics, b, 'invalid');
    setTemplateValidation(metrics, b, undefined);
    expect(await series(metrics, 'vibed_template_validation')).toEqual([
      'vibed_template_validation{namespace="apps",template="node-24",result="valid"} 1',
      'vibed_template_validation{namespace="apps",template="node-24",result="invalid"} 0',
      'vibed_template_validation{namespace="apps",template="node-24",result="unknown"} 0',
    ]);
  });
});
