import type { FakeKubeApi } from './cluster/fake-kube-api.ts';

/** What the controller asks for, and one template that asks for no validation. */
export function serveController(api: FakeKubeApi): void {
  for (const path of [
    '/api/v1/nodes',
    '/api/v1/pods',
    '/api/v1/secrets',
    '/apis/batch/v1/jobs',
    '/apis/events.k8s.io/v1/events',
    '/apis/coordination.k8s.io/v1/leases',
  ])
    api.serve(path);
  api.put('/apis/images.vibed.dev/v1alpha1/baseimagetemplates', {
    apiVersion: 'images.vibed.dev/v1alpha1',
    kind: 'BaseImageTemplate',
    metadata: {
      namespace: 'apps',
      name: 'node-24',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: {
      enabled: true,
      suspend: false,
      image: 'registry.example/node:1',
      imagePullSecrets: [],
      contract: { type: 'VibedAgent', version: '1', vibedAgent: { waivers: [] } },
      admission: { mode: 'Enforce', whenUnknown: 'Allow', unknownGrace: '0s', references: 'Any' },
      validation: {
        mode: 'Off',
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
    },
  });
}
