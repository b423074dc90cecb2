import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import { UNREAD, known } from '../../good-evidence.ts';
import { goodBoot } from '../good-cubbi.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const notFound: Partial<CubbiEvidence> = {
  resolution: { outcome: 'NotFound', message: 'example.com has no image a/b:1; push it' },
  boot: UNREAD,
};
const outage: Partial<CubbiEvidence> = {
  resolution: {
    outcome: 'Unknown',
    reason: 'RegistryUnavailable',
    message: 'The registry does not answer',
  },
  boot: UNREAD,
};
const refused = {
  outcome: 'Unknown',
  reason: 'ImagePullUnauthorized',
  message: 'The registry asks for credentials',
} as const;
const unauthorized: Partial<CubbiEvidence> = { resolution: refused, boot: UNREAD };
const neverStarted = goodBoot('Config', {
  candidate: known({ state: 'NotStarted', reason: 'X', message: '' }),
});
const skipped = goodBoot('Config', { candidate: known({ state: 'Skipped' }) });

function offers(...platforms: string[]): Partial<CubbiEvidence> {
  const digest = `sha256:${'2'.repeat(64)}`;
  const offered = platforms.map((platform) => ({ platform, digest }));
  return { resolution: { outcome: 'Resolved', digest, platforms: offered } };
}

export const REGISTRY_CASES: readonly CubbiCase[] = [
  { check: 'CB-140', reason: 'a digest is an image', want: PASSED },
  {
    check: 'CB-140',
    reason: '404 is the registry’s own word',
    evidence: notFound,
    want: failed('ImageNotFound', 'example.com has no image a/b:1'),
  },
  { check: 'CB-140', reason: 'an outage says nothing', evidence: outage, want: UNTOLD },
  {
    check: 'CB-140',
    reason: 'what a node ran exists, whatever the controller could reach',
    evidence: { ...outage, boot: goodBoot('Config') },
    want: PASSED,
  },
  {
    check: 'CB-140',
    reason: 'a container that never started proves no pull',
    evidence: { ...outage, boot: neverStarted },
    want: UNTOLD,
  },
  {
    check: 'CB-140',
    reason: 'nor does one that nobody started',
    evidence: { ...outage, boot: skipped },
    want: UNTOLD,
  },
  { check: 'CB-141', reason: 'what was read may be pulled', want: PASSED },
  {
    check: 'CB-141',
    reason: 'missing rights leave the verdict open',
    evidence: unauthorized,
    want: refused,
  },
  {
    check: 'CB-141',
    reason: 'the node’s rights count where it pulled',
    evidence: { ...unauthorized, boot: goodBoot('Env') },
    want: PASSED,
  },
  {
    check: 'CB-141',
    reason: 'an outage is CB-140’s to tell',
    evidence: outage,
    want: NOT_APPLICABLE,
  },
  { check: 'CB-141', reason: 'nothing to pull', evidence: notFound, want: NOT_APPLICABLE },
  { check: 'CB-123', reason: 'the platform is there', want: PASSED },
  {
    check: 'CB-123',
    reason: 'a variant that only one side names is no difference',
    evidence: { platform: 'linux/arm64', ...offers('linux/arm64/v8') },
    want: PASSED,
  },
  {
    check: 'CB-123',
    reason: 'the cluster has nodes that the image was not built for',
    evidence: { platform: 'linux/arm64', ...offers('linux/amd64') },
    want: failed(
      'PlatformMissing',
      'The image has no manifest for linux/arm64, only for linux/amd64',
    ),
  },
  {
    check: 'CB-123',
    reason: 'an outage is CB-140’s to tell',
    evidence: outage,
    want: NOT_APPLICABLE,
  },
];
