import type { Evidence } from '../../../src/evidence/evidence.ts';
import { UNREAD, boot, known } from '../good-evidence.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './check-case.ts';
import type { CheckCase } from './check-case.ts';

const notFound: Partial<Evidence> = {
  resolution: { outcome: 'NotFound', message: 'example.com has no image a/b:1; push it' },
  boot: UNREAD,
};
const outage: Partial<Evidence> = {
  resolution: {
    outcome: 'Unknown',
    reason: 'RegistryUnavailable',
    message: 'The registry does not answer',
  },
  boot: UNREAD,
};
const unauthorized: Partial<Evidence> = {
  resolution: {
    outcome: 'Unknown',
    reason: 'ImagePullUnauthorized',
    message: 'The registry asks for credentials',
  },
  boot: UNREAD,
};
const refused = {
  outcome: 'Unknown',
  reason: 'ImagePullUnauthorized',
  message: 'The registry asks for credentials',
} as const;

function offers(...platforms: string[]): Partial<Evidence> {
  const digest = `sha256:${'2'.repeat(64)}`;
  return {
    resolution: {
      outcome: 'Resolved',
      digest,
      platforms: platforms.map((platform) => ({ platform, digest })),
    },
  };
}

export const REGISTRY_CASES: readonly CheckCase[] = [
  { check: 'VA-001', reason: 'a digest is an image', want: PASSED },
  {
    check: 'VA-001',
    reason: '404 is the registry’s own word',
    evidence: notFound,
    want: failed('ImageNotFound', 'example.com has no image a/b:1'),
  },
  { check: 'VA-001', reason: 'an outage says nothing', evidence: outage, want: UNTOLD },
  {
    check: 'VA-001',
    reason: 'missing rights say nothing about existence',
    evidence: unauthorized,
    want: refused,
  },
  {
    check: 'VA-001',
    reason: 'what a node ran exists, whatever the controller could reach',
    evidence: { ...outage, boot: boot() },
    want: PASSED,
  },
  {
    check: 'VA-001',
    reason: 'a container that never started proves no pull',
    evidence: {
      ...outage,
      boot: boot({ candidate: known({ state: 'NotStarted', reason: 'X', message: '' }) }),
    },
    want: UNTOLD,
  },
  { check: 'VA-002', reason: 'what was read may be pulled', want: PASSED },
  {
    check: 'VA-002',
    reason: 'missing rights leave the verdict open',
    evidence: unauthorized,
    want: refused,
  },
  {
    check: 'VA-002',
    reason: 'the node’s rights count where it pulled',
    evidence: { ...unauthorized, boot: boot() },
    want: PASSED,
  },
  {
    check: 'VA-002',
    reason: 'an outage is VA-001’s to tell',
    evidence: outage,
    want: NOT_APPLICABLE,
  },
  { check: 'VA-002', reason: 'nothing to pull', evidence: notFound, want: NOT_APPLICABLE },
  { check: 'VA-003', reason: 'the platform is there', want: PASSED },
  {
    check: 'VA-003',
    reason: 'a variant that only one side names is no difference',
    evidence: { platform: 'linux/arm64', ...offers('linux/arm64/v8') },
    want: PASSED,
  },
  {
    check: 'VA-003',
    reason: 'another variant is another platform',
    evidence: { platform: 'linux/arm/v7', ...offers('linux/arm/v6') },
    want: failed(
      'PlatformMissing',
      'The image has no manifest for linux/arm/v7, only for linux/arm/v6',
    ),
  },
  {
    check: 'VA-003',
    reason: 'the others are listed in a constant order',
    evidence: offers('windows/amd64', 'linux/arm64', 'linux/arm64'),
    want: failed(
      'PlatformMissing',
      'The image has no manifest for linux/amd64, only for linux/arm64, windows/amd64',
    ),
  },
  {
    check: 'VA-003',
    reason: 'the node’s own pull found none',
    evidence: offers(),
    want: failed('PlatformMissing', 'The image has no manifest for linux/amd64'),
  },
  {
    check: 'VA-003',
    reason: 'an outage is VA-001’s to tell',
    evidence: outage,
    want: NOT_APPLICABLE,
  },
];
