import type { BaseImageTemplate, TemplateStatus } from '../../src/api/base-image-template.ts';

/** Deep-partial changes of a template's spec that the tests need. */
export interface TemplateChanges {
  readonly name?: string;
  readonly image?: string;
  readonly enabled?: boolean;
  readonly admission?: Partial<BaseImageTemplate['spec']['admission']>;
  readonly validation?: Partial<BaseImageTemplate['spec']['validation']>;
  readonly status?: TemplateStatus;
}

export const IMAGE = 'registry.example/node:1.0';
export const HASH = 'c0ffee';
export const SENTENCE = 'The image has no /usr/local/bin/vibed-agent; copy it from the agent image';
export const DIGESTS = {
  index: `sha256:${'1'.repeat(64)}`,
  platform: `sha256:${'2'.repeat(64)}`,
  old: `sha256:${'3'.repeat(64)}`,
  foreign: `sha256:${'4'.repeat(64)}`,
} as const;

/** A template as the API server returns it: every default filled in. */
export function templateObject(changes: TemplateChanges = {}): BaseImageTemplate {
  return {
    apiVersion: 'images.vibed.dev/v1alpha1',
    kind: 'BaseImageTemplate',
    metadata: {
      name: changes.name ?? 'node-24',
      namespace: 'apps',
      uid: 'u',
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-11-22T00:00:00Z',
    },
    spec: {
      enabled: changes.enabled ?? true,
      suspend: false,
      image: changes.image ?? IMAGE,
      imagePullSecrets: [],
      contract: { type: 'VibedAgent', version: '1', vibedAgent: { waivers: [] } },
      admission: {
        mode: 'Enforce',
        whenUnknown: 'Allow',
        unknownGrace: '0s',
        references: 'Any',
        ...changes.admission,
      },
      validation: {
        mode: 'Boot',
        interval: '10m',
        startTimeout: '10m',
        timeout: '1m',
        requireInspection: false,
        pod: {
          nodeSelector: {},
          tolerations: [],
          runtimeClassName: '',
          resources: { requests: {}, limits: {} },
        },
        ...changes.validation,
      },
    },
    ...(changes.status === undefined ? {} : { status: changes.status }),
  };
}

/** A status in which everything speaks of `IMAGE` and `HASH`. */
export function statusOf(
  valid: 'True' | 'False' | 'Unknown',
  changes: Partial<TemplateStatus> = {},
): TemplateStatus {
  return {
    conditions: [
      {
        type: 'Valid',
        status: valid,
        observedGeneration: 1,
        lastTransitionTime: '2026-11-22T00:00:00Z',
        reason: 'FileMissing',
        message: valid === 'True' ? 'The image keeps the contract' : SENTENCE,
      },
    ],
    judged: {
      image: IMAGE,
      digest: DIGESTS.index,
      contractHash: HASH,
      finishedAt: '2026-11-22T00:00:00Z',
    },
    image: {
      reference: IMAGE,
      digest: DIGESTS.index,
      platforms: [{ platform: 'linux/amd64', digest: DIGESTS.platform }],
    },
    judgedDigests: [
      {
        digest: DIGESTS.index,
        platforms: [DIGESTS.platform],
        outcome: valid === 'False' ? 'Invalid' : 'Valid',
        contractHash: HASH,
        at: '2026-11-22T00:00:00Z',
      },
    ],
    ...changes,
  };
}
