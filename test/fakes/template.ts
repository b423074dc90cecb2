import type { BaseImageTemplate, TemplateSpec } from '../../src/api/base-image-template.ts';

type Change = (spec: TemplateSpec) => void;

/** A template of slot node-24 as the API server stores a new one: with every default. */
export function template(name = 'node-24', ...changes: Change[]): BaseImageTemplate {
  const spec: TemplateSpec = {
    enabled: true,
    suspend: false,
    image: 'registry.example/node:1',
    imagePullSecrets: [],
    contract: {
      type: 'VibedAgent',
      version: '1',
      vibedAgent: { waivers: [] },
    },
    admission: { mode: 'Enforce', whenUnknown: 'Allow', unknownGrace: '0s', references: 'Any' },
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
    },
  };
  if (!['node-24', 'python-313', 'go-123', 'base-al2023', 'static-nginx'].includes(name))
    Object.assign(spec.contract.vibedAgent, {
      language: 'node',
      runtimeProbe: { command: ['node', '--version'], prints: 'v24.' },
    });
  for (const change of changes) change(spec);
  return {
    apiVersion: 'images.vibed.dev/v1alpha1',
    kind: 'BaseImageTemplate',
    metadata: {
      name,
      namespace: 'apps',
      uid: `uid-${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-11-22T00:00:00Z',
    },
    spec,
    status: { observedGeneration: -1 },
  };
}
