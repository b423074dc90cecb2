import type { DecideReviewOptions } from '../../../src/admission/decide-review.ts';
import type { BaseImageTemplate } from '../../../src/api/base-image-template.ts';
import { collectionPath } from '../../../src/cluster/collection-path.ts';
import { RESOURCES } from '../../../src/cluster/resources.ts';
import { sha256 } from '../../../src/commands/sha256.ts';
import { createContractHash } from '../../../src/gate/records/create-contract-hash.ts';
import { DEFAULT_GATE_POLICY } from '../../../src/gate/gate-policy.ts';
import { readSandboxTemplate } from '../../../src/gate/chains/read-sandbox-template.ts';
import { readWarmPool } from '../../../src/gate/references/read-warm-pool.ts';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import { createObjectIndex } from '../../admission/object-index.ts';
import { poolObject, sandboxTemplateObject } from '../../admission/sandbox-objects.ts';
import type { FakeObject } from '../../cluster/fake-kube-api.ts';
import { HASH, statusOf, templateObject } from '../../gate/template-object.ts';

const contractHash = createContractHash(sha256);
const valid = templateObject({ status: statusOf('True') });
const cubbi = {
  ...valid,
  spec: { ...valid.spec, contract: { ...valid.spec.contract, type: 'Cubbi' as const } },
};

/** Slot node-24 by namespace: what is decided about the same workload differs in each. */
const SLOTS = {
  apps: templateObject({ status: statusOf('False') }),
  valid,
  cubbi,
  digests: templateObject({
    admission: { mode: 'Warn', references: 'DigestOnly' },
    status: statusOf('True'),
  }),
  denied: templateObject({ admission: { whenUnknown: 'Deny' } }),
  audit: templateObject({ admission: { mode: 'Audit' }, status: statusOf('False') }),
  off: templateObject({ validation: { mode: 'Off' } }),
} as const satisfies Readonly<Record<string, BaseImageTemplate>>;

/** As the controller would have written it: judged by the contract that the template asks for. */
function judged(template: BaseImageTemplate): BaseImageTemplate {
  const text = JSON.stringify(template).replaceAll(`"${HASH}"`, `"${contractHash(template)}"`);
  return JSON.parse(text) as BaseImageTemplate;
}

function placed(object: object, namespace: string): FakeObject {
  const { metadata, ...rest } = object as FakeObject;
  return { ...rest, metadata: { ...metadata, namespace } };
}

const inEach = (make: (namespace: keyof typeof SLOTS) => object): FakeObject[] =>
  (Object.keys(SLOTS) as (keyof typeof SLOTS)[]).map((each) => placed(make(each), each));
const templates = inEach((namespace) => judged(SLOTS[namespace]));
const warmPools = inEach(() => poolObject('pool', 'node'));
const sandboxTemplates = inEach(() => sandboxTemplateObject('node'));

function indexOf<T>(objects: readonly unknown[], project: (object: unknown) => T | undefined) {
  const index = createObjectIndex(project);
  index.replace(objects);
  return index;
}

/** The cluster of the fuzzed webhook. */
export const CLUSTER = {
  namespaces: Object.keys(SLOTS),
  /** By the path of their collection. */
  objects: new Map<string, readonly FakeObject[]>([
    [collectionPath(RESOURCES.templates), templates],
    [collectionPath(RESOURCES.warmPools), warmPools],
    [collectionPath(RESOURCES.sandboxTemplates), sandboxTemplates],
  ]),
  /** What decisions are to be made from. The API server has nothing that is not in memory. */
  options: {
    lookups: {
      templates: indexOf(templates, (object) => templateRecord(object, contractHash)),
      warmPools: indexOf(warmPools, readWarmPool),
      sandboxTemplates: indexOf(sandboxTemplates, readSandboxTemplate),
    },
    reader: { read: () => Promise.resolve(undefined) },
    policy: DEFAULT_GATE_POLICY,
    now: Date.now,
    contractHash,
  } satisfies DecideReviewOptions,
};
