import type { BootContext } from '../../src/boot/boot-types.ts';
import { BEGIN, CONFIG_DIGEST, DIGEST, OTHER_DIGEST } from './pod.ts';

/** The resolution that the pods of the tests are about: an index, its manifest for linux/amd64 and that one's configuration. */
export const RESOLVED = {
  outcome: 'Resolved',
  digest: DIGEST,
  platforms: [{ platform: 'linux/amd64', digest: OTHER_DIGEST, config: CONFIG_DIGEST }],
} as const;

/** A context three seconds after the Job was created. */
export function bootContext(more: Partial<BootContext> = {}): BootContext {
  return {
    now: BEGIN + 3000,
    startedAt: BEGIN,
    startTimeoutSeconds: 600,
    timeoutSeconds: 60,
    image: `registry.example/node@${DIGEST}`,
    platform: 'linux/amd64',
    resolution: RESOLVED,
    imageVolume: true,
    logs: {},
    memoryLimit: '512Mi',
    jobTaken: true,
    nodeReady: true,
    ...more,
  };
}
