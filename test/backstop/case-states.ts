import type { TemplateStatus } from '../../src/api/base-image-template.ts';
import type { TemplateChanges } from '../gate/template-object.ts';
import { DIGESTS, HASH, statusOf } from '../gate/template-object.ts';

const HOUR = 3_600_000;
const AT = '2026-11-22T00:00:00Z';

/** The template's repository by digest. */
export const byDigest = (digest: string) => `registry.example/node@${digest}`;

/** A template whose status is the same at any time. */
export const state = (changes: TemplateChanges) => () => changes;
export const valid = state({ status: statusOf('True') });
export const invalid = state({ status: statusOf('False') });

/** Without a verdict for so many hours. */
export function unknown(
  hours: number,
  admission: TemplateChanges['admission'] = {},
  status: Partial<TemplateStatus> = {},
): (now: number) => TemplateChanges {
  return (now) => ({
    admission,
    status: statusOf('Unknown', {
      unknownSince: new Date(now - hours * HOUR).toISOString(),
      ...status,
    }),
  });
}
export const denying = unknown(1, { whenUnknown: 'Deny' });

/** Invalid by tag, and a digest of an earlier time with a verdict of its own. */
export const withOld = (outcome: 'Valid' | 'Invalid', contractHash = HASH) =>
  state({
    status: statusOf('False', {
      judgedDigests: [
        { digest: DIGESTS.index, platforms: [DIGESTS.platform], outcome: 'Invalid', at: AT },
        { digest: DIGESTS.old, outcome, contractHash, at: AT },
      ],
    }),
  });

type Outcome = 'Valid' | 'Invalid';

/** Invalid by tag, and two images of earlier times, the newer one first, that have a platform's digest in common. */
export const sharing = (
  ...verdicts: readonly (readonly [outcome: Outcome, contractHash?: string])[]
) =>
  state({
    status: statusOf('False', {
      judgedDigests: verdicts.map(([outcome, contractHash = HASH], index) => ({
        digest: `sha256:${String(index + 5).repeat(64)}`,
        platforms: [DIGESTS.old],
        outcome,
        contractHash,
        at: AT,
      })),
    }),
  });
