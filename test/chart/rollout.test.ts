import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/load-config.ts';
import { startServer } from '../admission/start-server.ts';

interface Probe {
  readonly periodSeconds: number;
  readonly failureThreshold: number;
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas: number;
    readonly strategy: unknown;
    readonly maxUnavailable: number;
    readonly unhealthyPodEvictionPolicy: string;
    readonly selector: { readonly matchLabels: Record<string, string> };
    readonly template: {
      readonly metadata: { readonly labels: Record<string, string> };
      readonly spec: {
        readonly priorityClassName?: string;
        readonly terminationGracePeriodSeconds: number;
        readonly topologySpreadConstraints: readonly object[];
        readonly containers: readonly {
          readonly args: string[];
          readonly readinessProbe: Probe;
          readonly lifecycle?: unknown;
        }[];
      };
    };
  };
}

/** How long the API server's client keeps an idle connection to a webhook: client-go's transport. */
const CLIENT_IDLE_SECONDS = 90;

interface Schema {
  readonly properties: {
    readonly webhook: {
      readonly properties: { readonly timeoutSeconds: { readonly maximum: number } };
    };
  };
}

const schema = JSON.parse(
  readFileSync('charts/base-image-operator/values.schema.json', 'utf8'),
) as Schema;

/** How often a node's kubelet looks whether a Service has lost an endpoint and tells the proxies: generously. */
const PROXY_SECONDS = 2;

const objects = ['webhook', 'controller'].flatMap((name) =>
  parseAllDocuments(readFileSync(`manifests/${name}.yaml`, 'utf8')).map(
    (document) => document.toJS() as Rendered,
  ),
);
function found(kind: string, component: string): Rendered['spec'] {
  const name = `base-image-${component}`;
  const object = objects.find((each) => each.kind === kind && each.metadata.name === name);
  if (object === undefined) throw new Error(`no ${kind} ${name}`);
  return object.spec;
}

describe.each(['webhook', 'controller'])('the %s', (component) => {
  const { replicas, strategy, selector, template } = found('Deployment', component);
  const budget = found('PodDisruptionBudget', component);

  test('has a second replica, over nodes and zones, where there are any', () => {
    const constraint = (topologyKey: string) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: selector,
      matchLabelKeys: ['pod-template-hash'],
    });
    expect(replicas).toBeGreaterThanOrEqual(2);
    expect(template.spec.topologySpreadConstraints).toEqual([
      constraint('kubernetes.io/hostname'),
      constraint('topology.kubernetes.io/zone'),
    ]);
  });

  test('is never replaced before its successor is ready, and never disrupted as a whole', () => {
    expect(strategy).toEqual({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
    expect(budget.maxUnavailable).toBeGreaterThan(0);
    expect(budget.maxUnavailable).toBeLessThan(replicas);
  });

  test('keeps no node from being drained where its pods are not ready', () => {
    expect(budget.unhealthyPodEvictionPolicy).toBe('AlwaysAllow');
  });

  test('has selectors that match its pods, and no other', () => {
    const { labels } = template.metadata;
    expect(selector.matchLabels['app.kubernetes.io/component']).toBe(component);
    expect([selector.matchLabels, budget.selector.matchLabels]).toEqual([
      expect.objectContaining({
        'app.kubernetes.io/component': labels['app.kubernetes.io/component'],
      }),
      selector.matchLabels,
    ]);
    expect(labels).toMatchObject(selector.matchLabels);
  });
});

describe('the end of a webhook pod', () => {
  const { spec } = found('Deployment', 'webhook').template;
  const [container] = spec.containers;
  const { flags } = loadConfig('webhook', container?.args.slice(1) ?? [], {});
  const delay = flags['shutdown-delay-seconds'];

  test('is served through until every proxy has heard of it, also where only its probe tells', () => {
    const { periodSeconds = 0, failureThreshold = 0 } = container?.readinessProbe ?? {};
    expect(periodSeconds * failureThreshold).toBeGreaterThan(0);
    expect(delay).toBeGreaterThanOrEqual(periodSeconds * failureThreshold + PROXY_SECONDS);
  });

  test('leaves open requests the longest time that the API server waits for them', () => {
    const { maximum } = schema.properties.webhook.properties.timeoutSeconds;
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(delay + maximum);
  });

  test('is drained by the program itself, without a hook that needs a shell', () => {
    expect(container?.lifecycle).toBeUndefined();
  });
});

test('the webhook is not preempted by what it judges', () => {
  expect(found('Deployment', 'webhook').template.spec.priorityClassName).toBe(
    'system-cluster-critical',
  );
});

test('the webhook keeps idle connections longer than the API server does, so that none is closed under a request', async () => {
  const { port, ca, agent, stop } = await startServer();
  try {
    const kept = await new Promise<string>((resolve, reject) => {
      const options = { host: 'localhost', port, ca, agent, path: '/', method: 'POST' };
      const sent = request(options, (response) => {
        response.resume();
        resolve(String(response.headers['keep-alive']));
      });
      sent.on('error', reject);
      sent.end();
    });
    const [, seconds] = /^timeout=(\d+)$/.exec(kept) ?? [];
    expect(Number(seconds)).toBeGreaterThan(CLIENT_IDLE_SECONDS);
  } finally {
    await stop();
  }
});
