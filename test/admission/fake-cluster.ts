import type {
  AdmissionEvent,
  AdmissionServerOptions,
} from '../../src/admission/admission-server.ts';
import { createObjectIndex } from './object-index.ts';
import { readSandboxTemplate } from '../../src/gate/chains/read-sandbox-template.ts';
import { readWarmPool } from '../../src/gate/references/read-warm-pool.ts';
import { templateRecord } from '../../src/gate/records/template-record.ts';
import { DEFAULT_GATE_POLICY } from '../../src/gate/gate-policy.ts';
import { HASH } from '../gate/template-object.ts';

/** Objects that informers have seen, objects that only the API server has, and what was asked and answered. */
export interface FakeCluster {
  readonly options: AdmissionServerOptions;
  /** Feeds the index of an object's kind. */
  cache(object: { kind: string; metadata: { namespace: string; name: string } }): void;
  /** Puts an object where only a read finds it. */
  store(object: { kind: string; metadata: { namespace: string; name: string } }): void;
  readonly reads: string[];
  readonly events: AdmissionEvent[];
  synced: boolean;
  /** How a read ends: `hangs` does not even heed its signal. */
  answer: 'found' | 'fails' | 'hangs';
}

export function fakeCluster(changes: Partial<AdmissionServerOptions> = {}): FakeCluster {
  const indexes = {
    BaseImageTemplate: createObjectIndex((object) => templateRecord(object, () => HASH)),
    SandboxWarmPool: createObjectIndex(readWarmPool),
    SandboxTemplate: createObjectIndex(readSandboxTemplate),
  };
  const stored = new Map<string, unknown>();
  const cluster: FakeCluster = {
    options: {
      lookups: {
        templates: indexes.BaseImageTemplate,
        warmPools: indexes.SandboxWarmPool,
        sandboxTemplates: indexes.SandboxTemplate,
      },
      reader: {
        read: (kind, namespace, name) => {
          cluster.reads.push(`${kind} ${namespace}/${name}`);
          if (cluster.answer === 'fails') return Promise.reject(new Error('connection refused'));
          if (cluster.answer === 'hangs') return new Promise(() => undefined);
          return Promise.resolve(stored.get(`${kind} ${namespace}/${name}`));
        },
      },
      policy: DEFAULT_GATE_POLICY,
      contractHash: () => HASH,
      now: () => Date.parse('2026-11-22T02:00:00Z'),
      isSynced: () => cluster.synced,
      observe: (event) => cluster.events.push(event),
      ...changes,
    },
    cache: (object) => {
      for (const [kind, index] of Object.entries(indexes)) {
        if (kind === object.kind) index.upsert(object);
      }
    },
    store: (object) =>
      stored.set(`${object.kind} ${object.metadata.namespace}/${object.metadata.name}`, object),
    reads: [],
    events: [],
    synced: true,
    answer: 'found',
  };
  return cluster;
}
