import fc from 'fast-check';
import type { TemplateStatus } from '../../src/api/base-image-template.ts';
import type { TemplateChanges } from '../gate/template-object.ts';
import { DIGESTS, HASH, IMAGE, SENTENCE } from '../gate/template-object.ts';
import type { CasePod } from './backstop-case.ts';
import { byDigest } from './case-states.ts';

const HOUR = 3_600_000;
const AT = '2026-11-22T00:00:00Z';
const digest = fc.constantFrom(...Object.values(DIGESTS));
const image = fc.constantFrom(IMAGE, IMAGE, byDigest(DIGESTS.index));
const hash = fc.constantFrom(HASH, HASH, 'another');
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });

const conditions = maybe(
  fc.constantFrom('True' as const, 'False' as const, 'False' as const, 'Unknown' as const),
).map((status): TemplateStatus['conditions'] =>
  status === undefined
    ? undefined
    : [
        {
          type: 'Valid',
          status,
          observedGeneration: 1,
          lastTransitionTime: AT,
          reason: 'FileMissing',
          message: SENTENCE,
        },
      ],
);

const resolved = fc.record({ reference: image, digest }).map(({ reference, digest: index }) => ({
  reference,
  digest: index,
  platforms: [{ platform: 'linux/amd64', digest: DIGESTS.platform }],
}));

const entry = fc.record({
  digest,
  platforms: fc.subarray([DIGESTS.platform, DIGESTS.old]),
  outcome: fc.constantFrom('Valid' as const, 'Invalid' as const),
  contractHash: hash,
  at: fc.constant(AT),
});

function status(now: number): fc.Arbitrary<TemplateStatus> {
  return fc
    .record({
      conditions,
      judged: maybe(
        fc.record({
          image,
          digest: fc.constantFrom(DIGESTS.index, DIGESTS.index, ''),
          contractHash: fc.constant(HASH),
          finishedAt: fc.constant(AT),
        }),
      ),
      image: maybe(resolved),
      judgedDigests: fc.uniqueArray(entry, { maxLength: 3, selector: (each) => each.digest }),
      unknownSince: maybe(
        fc.integer({ min: 0, max: 3 }).map((hours) => new Date(now - hours * HOUR).toISOString()),
      ),
    })
    .map((whole) => JSON.parse(JSON.stringify(whole)) as TemplateStatus);
}

/** Any state of a template, whether a controller would write it or not. */
export function anyTemplate(now: number): fc.Arbitrary<TemplateChanges> {
  return fc.record({
    image,
    enabled: fc.constantFrom(true, true, true, true, true, false),
    admission: fc.record({
      mode: fc.constantFrom('Enforce', 'Enforce', 'Enforce', 'Warn'),
      whenUnknown: fc.constantFrom('Allow', 'Deny', 'Deny'),
      unknownGrace: fc.constantFrom('0s', '90m'),
      references: fc.constantFrom('Any', 'Any', 'Any', 'DigestOnly'),
    }),
    validation: fc.record({ mode: fc.constantFrom('Boot', 'Boot', 'Boot', 'Boot', 'Off') }),
    status: status(now),
  });
}

/** Names of the template's image and of others, and texts that are written alike. */
const used = fc.oneof(
  { weight: 3, arbitrary: fc.constant(IMAGE) },
  { weight: 6, arbitrary: digest.map(byDigest) },
  { weight: 1, arbitrary: digest.map((each) => `${IMAGE}@${each}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'registry.example/node:2.0',
      'registry.example/node',
      'REGISTRY.example:443/node:1.0',
      `REGISTRY.example/node@${DIGESTS.index}`,
      `registry.example/other@${DIGESTS.index}`,
      `registry.example/node/more@${DIGESTS.old}`,
      `registry.example/node:5000/node@${DIGESTS.old}`,
      'registry.example/node@sha256:12',
      `x@y@${DIGESTS.old}`,
      'BAD::ref',
    ),
  },
);

/** A pod of up to three containers. */
export const anyPod: fc.Arbitrary<CasePod> = fc
  .record({
    images: fc.array(used, { minLength: 1, maxLength: 3 }),
    chosen: fc.constantFrom(undefined, undefined, undefined, 'c0', 'c1'),
  })
  .map(({ images, chosen }) => ({
    containers: Object.fromEntries(images.map((each, index) => [`c${index}`, each])),
    ...(chosen !== undefined && { chosen }),
  }));

/**
 * Whether policy and webhook must agree to the letter: the names are written like the template's, at most one is a digest, and no verdict is by
 * another contract. For the rest it is enough that the policy rejects nothing that the webhook admits.
 */
export function isPlain({ containers }: CasePod, status: TemplateStatus | undefined): boolean {
  const images = Object.values(containers ?? {});
  const digests = images.filter((each) => each.startsWith('registry.example/node@sha256:'));
  return (
    digests.length < 2 &&
    digests.every((each) => each.length > 90) &&
    images.every((each) => each === IMAGE || digests.includes(each)) &&
    (status?.judgedDigests ?? []).every(({ contractHash }) => contractHash === HASH)
  );
}
