import type { BaseImageTemplate, TemplateStatus } from '../../src/api/base-image-template.ts';
import { termsOf } from '../../src/contract/terms-of.ts';
import type { ImageInspection } from '../../src/evidence/image-evidence.ts';
import type { Observation } from '../../src/plan/observation.ts';
import { template } from './template.ts';
import { goodImage } from './world.ts';

/** The time of the tests. */
export const NOW = Date.parse('2026-11-22T01:00:00Z');
/** Keys of the image by digest and by reference; the last 24 characters speak of the pull secrets. */
export const KEY = 'd'.repeat(64);
export const ROTATED = 'd'.repeat(40) + 'e'.repeat(24);
export const REFERENCE_KEY = 'f'.repeat(64);

/** The hash of the contract of `template()`. */
export const HASH = termsOf(template(), () => 'contract').hash;

/** A moment `seconds` after `NOW`, as the API writes it. */
export function at(seconds: number): string {
  return new Date(NOW + seconds * 1000).toISOString();
}

/** A status whose verdict rests on complete evidence. */
export function judgedStatus(changes: Partial<TemplateStatus> = {}): TemplateStatus {
  const { resolution } = goodImage();
  const digest = resolution.outcome === 'Resolved' ? resolution.digest : '';
  return {
    observedGeneration: 1,
    judged: {
      image: 'registry.example/node:1',
      digest,
      contractHash: HASH,
      finishedAt: at(-60),
    },
    image: { reference: 'registry.example/node:1', digest },
    checks: { passed: 24, failed: 0, unknown: 0, waived: 0 },
    lastValidation: { key: KEY, attempt: 1, startedAt: at(-70), finishedAt: at(-60) },
    ...changes,
  };
}

/** What a reconcile knows of `template()`; the registry answers with the good image. */
export function observation(
  changes: Partial<Omit<Observation, 'registry'>> & {
    status?: TemplateStatus;
    answer?: ImageInspection;
  } = {},
): Observation {
  const { status, answer = goodImage(), template: of = template(), ...more } = changes;
  const own: BaseImageTemplate = status === undefined ? of : { ...of, status };
  return {
    now: NOW,
    template: own,
    siblings: [],
    terms: termsOf(own, () => 'contract'),
    platforms: ['linux/amd64'],
    registry: { inspection: answer, answeredAt: NOW },
    missingSecrets: [],
    keys: { digest: KEY, reference: REFERENCE_KEY },
    ownedJobs: [],
    unwaivable: new Set(),
    ...more,
  };
}
