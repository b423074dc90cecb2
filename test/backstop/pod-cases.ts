import { DIGESTS, HASH, IMAGE, statusOf } from '../gate/template-object.ts';
import type { BackstopCase } from './backstop-case.ts';
import { byDigest, denying, invalid, state, unknown, withOld } from './case-states.ts';

const invalidOld = withOld('Invalid');
const validOld = withOld('Valid');

/** What the pod runs, and by which name. */
export const POD_CASES: readonly BackstopCase[] = [
  {
    reason: 'by the digest that the verdict speaks of',
    template: invalid,
    pod: { containers: { app: byDigest(DIGESTS.index) } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'by the digest of a platform that was judged with it',
    template: invalid,
    pod: { containers: { app: byDigest(DIGESTS.platform) } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'by a digest that was Valid',
    template: validOld,
    pod: { containers: { app: byDigest(DIGESTS.old) } },
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'by a digest that was Invalid before',
    template: invalidOld,
    pod: { containers: { app: byDigest(DIGESTS.old) } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'by a digest that was Invalid under another contract',
    template: withOld('Invalid', 'another'),
    pod: { containers: { app: byDigest(DIGESTS.old) } },
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'by a digest that is not of the slot',
    template: invalid,
    pod: { containers: { app: byDigest(DIGESTS.foreign) } },
    webhook: ['Reject', 'ImageMismatch'],
    backstop: 'Admit',
  },
  {
    reason: 'by a digest that nobody judged, under Deny',
    template: unknown(1, { whenUnknown: 'Deny' }, { judgedDigests: [] }),
    pod: { containers: { app: byDigest(DIGESTS.platform) } },
    webhook: ['Reject', 'Unknown'],
    backstop: 'Reject',
  },
  {
    reason: 'by a digest that was Valid, under Deny',
    template: denying,
    pod: { containers: { app: byDigest(DIGESTS.index) } },
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'by tag and digest, where the digest decides',
    template: validOld,
    pod: { containers: { app: `${IMAGE}@${DIGESTS.old}` } },
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'one container by a Valid digest, one by the tag',
    template: validOld,
    pod: { containers: { app: byDigest(DIGESTS.old), second: IMAGE } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'a sidecar by digest does not make up for the image',
    template: invalid,
    pod: { containers: { app: IMAGE, proxy: `registry.example/proxy@${DIGESTS.foreign}` } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'a sidecar of the same digest in another repository is nothing of the slot',
    template: validOld,
    pod: {
      containers: {
        app: byDigest(DIGESTS.old),
        proxy: `registry.example/proxy@${DIGESTS.index}`,
      },
    },
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'another tag than the template has: wrong either way',
    template: invalid,
    pod: { containers: { app: 'registry.example/node:2.0' } },
    webhook: ['Reject', 'ImageMismatch'],
    backstop: 'Reject',
  },
  {
    reason: 'the annotation names the container that runs it',
    template: invalid,
    pod: { containers: { app: IMAGE, second: byDigest(DIGESTS.foreign) }, chosen: 'app' },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'the annotation names a container by a Valid digest; the other does not count',
    template: validOld,
    pod: { containers: { app: IMAGE, second: byDigest(DIGESTS.old) }, chosen: 'second' },
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'the annotation names no container',
    template: invalid,
    pod: { chosen: 'nobody' },
    webhook: ['Reject', 'ImageMismatch'],
    backstop: 'Reject',
  },
  {
    reason: 'init containers do not count',
    template: validOld,
    pod: { containers: { app: byDigest(DIGESTS.old) }, initContainers: { setup: IMAGE } },
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'an init container by a Valid digest makes up for nothing',
    template: validOld,
    pod: { initContainers: { setup: byDigest(DIGESTS.old) } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'a template that is pinned to a digest',
    template: state({
      image: byDigest(DIGESTS.index),
      status: statusOf('False', {
        judged: {
          image: byDigest(DIGESTS.index),
          digest: DIGESTS.index,
          contractHash: HASH,
          finishedAt: '2026-11-22T00:00:00Z',
        },
      }),
    }),
    pod: { containers: { app: byDigest(DIGESTS.index) } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
];
