import type { ValidationRequest } from '../../src/job/validation-request.ts';
import { DIGEST } from './pod.ts';

/** A request for node-24 on linux/amd64, on nodes that can do everything. */
export function validationRequest(more: Partial<ValidationRequest> = {}): ValidationRequest {
  return {
    name: 'validate-0123456789abcdef',
    namespace: 'apps',
    hash: '0123456789abcdef',
    owners: [{ name: 'node-24', uid: 'uid-1' }],
    image: `registry.example/node@${DIGEST}`,
    platform: 'linux/amd64',
    imagePullSecrets: [],
    proberImage: 'registry.example/operator:1',
    imageVolumes: true,
    userNamespaces: true,
    pod: {
      nodeSelector: {},
      tolerations: [],
      runtimeClassName: '',
      resources: { requests: {}, limits: {} },
    },
    startTimeoutSeconds: 600,
    timeoutSeconds: 60,
    ...more,
  };
}
