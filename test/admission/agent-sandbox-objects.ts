import { IMAGE } from '../gate/template-object.ts';

/** Metadata as it changes from one write to the next. */
interface Meta {
  readonly name?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly owner?: { readonly kind: string; readonly name: string };
}

/** What pods of a template carry, besides what agent-sandbox puts on them. */
export interface Slot {
  readonly slot?: string | undefined;
  readonly image?: string;
}

const AGENTS = 'agents.x-k8s.io';
const HASH = 'a1b2c3d4';

function metadata({ name = 'app', labels = {}, annotations = {}, owner }: Meta) {
  const apiVersion = `${owner?.kind === 'Sandbox' ? '' : 'extensions.'}${AGENTS}/v1beta1`;
  return {
    name,
    namespace: 'apps',
    uid: `uid-of-${name}`,
    labels,
    annotations,
    ...(owner && { ownerReferences: [{ apiVersion, ...owner, uid: 'u', controller: true }] }),
  };
}

function podTemplate({ slot = 'node-24', image = IMAGE }: Slot, more: Meta = {}) {
  const own = slot === '' ? {} : { 'vibed.dev/template': slot };
  return {
    metadata: { labels: { ...own, ...more.labels }, annotations: more.annotations ?? {} },
    spec: {
      automountServiceAccountToken: false,
      containers: [{ name: 'runtime', image, command: ['sleep', 'infinity'] }],
    },
  };
}

/** Labels that agent-sandbox gives a Sandbox, and the pod of one, while a pool holds it. */
const POOLED = {
  [`${AGENTS}/warm-pool-sandbox`]: HASH,
  [`${AGENTS}/created-by`]: 'controller',
  [`${AGENTS}/sandbox-template-ref-hash`]: HASH,
};
const EVICTABLE = { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' };

/** Objects as agent-sandbox's controller and its users write them. A Sandbox `pooled` is a free member of pool `pool`. */
export const WRITTEN = {
  template: (slot: Slot = {}, meta: Meta = {}) => ({
    metadata: metadata({ name: 'node', ...meta }),
    spec: { networkPolicyManagement: 'Managed', podTemplate: podTemplate(slot) },
  }),
  pool: (template = 'node', replicas = 2) => ({
    metadata: metadata({ name: 'pool' }),
    spec: {
      replicas,
      updateStrategy: { type: 'OnReplenish' },
      sandboxTemplateRef: { name: template },
    },
  }),
  claim: (pool = 'pool', annotations: Record<string, string> = {}, spec: object = {}) => ({
    metadata: metadata({ annotations }),
    spec: { warmPoolRef: { name: pool }, ...spec },
  }),
  pooled: (slot: Slot = {}, annotations: Record<string, string> = {}) => ({
    metadata: metadata({
      name: 'pool-x7k2p',
      labels: { ...POOLED, [`${AGENTS}/sandbox-template-hash`]: HASH },
      annotations,
      owner: { kind: 'SandboxWarmPool', name: 'pool' },
    }),
    spec: { operatingMode: 'Running', podTemplate: podTemplate(slot, { annotations: EVICTABLE }) },
  }),
  claimed: (slot: Slot = {}, annotations: Record<string, string> = {}, spec: object = {}) => ({
    metadata: metadata({
      name: 'pool-x7k2p',
      labels: { [`${AGENTS}/claim-uid`]: 'c', [`${AGENTS}/launch-type`]: 'warm' },
      annotations,
      owner: { kind: 'SandboxClaim', name: 'app' },
    }),
    spec: { operatingMode: 'Running', podTemplate: podTemplate(slot), ...spec },
  }),
  warmPod: (slot: Slot = {}) => ({
    ...podTemplate(slot),
    metadata: {
      ...metadata({ name: 'pool-x7k2p', owner: { kind: 'Sandbox', name: 'pool-x7k2p' } }),
      labels: {
        ...podTemplate(slot).metadata.labels,
        ...POOLED,
        [`${AGENTS}/sandbox-name-hash`]: HASH,
      },
      annotations: { ...EVICTABLE, [`${AGENTS}/propagated-labels`]: 'vibed.dev/template' },
    },
  }),
  pod: (slot: Slot = {}) => ({
    ...podTemplate(slot),
    metadata: {
      ...metadata({ name: 'pool-x7k2p', owner: { kind: 'Sandbox', name: 'pool-x7k2p' } }),
      labels: { ...podTemplate(slot).metadata.labels, [`${AGENTS}/sandbox-name-hash`]: HASH },
      annotations: { [`${AGENTS}/propagated-labels`]: 'vibed.dev/template' },
    },
  }),
} as const;
