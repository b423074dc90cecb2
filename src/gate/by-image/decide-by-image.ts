import { decide } from '../decide.ts';
import type { Decision, Outcome } from '../decision.ts';
import { effectiveMode } from '../effective-mode.ts';
import type { GatePolicy } from '../gate-policy.ts';
import { matchImage } from '../match-image.ts';
import { modeOutcome } from '../mode-outcome.ts';
import { pass } from '../pass.ts';
import type { PodReference } from '../references/reference.ts';
import type { Review } from '../review.ts';
import type { TemplateRecord } from '../records/template-record.ts';
import { violationDecision } from '../violation-decision.ts';
import type { ImageUse, ImageUses } from './image-uses.ts';
import { isValidationPod } from './is-validation-pod.ts';
import { judgedImages } from './judged-images.ts';
import type { TemplatesByImage } from './templates-by-image.ts';

/** What a decision by image depends on besides the review. */
export interface ByImageOptions {
  readonly templates: Pick<TemplatesByImage, 'candidates' | 'isValidationJob'>;
  readonly policy: GatePolicy;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Comparisons of an image with a template, of one pod; an everyday pod has a handful. By digests one takes some 12 µs. */
const MOST = 5_000;
const BADNESS: Readonly<Record<Outcome, number>> = { Admit: 0, Audit: 1, Warn: 2, Reject: 3 };

/**
 * Decides about a pod that names no template as if it named each template whose image it brings, in any container or volume. The worst decision
 * counts; of equal ones that of the first place in the pod, and there of the first template by name.
 */
export function decideByImage(review: Review, options: ByImageOptions): Decision {
  const found = judgedImages(review);
  if (!found.judged) return pass(found.reason);
  const { images } = found;
  const { templates, policy } = options;
  let worst: Decision | undefined;
  let compared = 0;
  for (const use of images.uses) {
    const candidates = templates.candidates(review.namespace, use.image);
    compared += candidates.length;
    if (compared > MOST) break;
    for (const record of candidates.toSorted(byName)) {
      const reference = referenceTo(record, use, images);
      if (matchImage(reference, record, policy.mirrors).match !== 'Same') continue;
      const decision = decideAbout(review, reference, record, options);
      if (worst === undefined || BADNESS[decision.outcome] > BADNESS[worst.outcome]) {
        worst = decision;
      }
    }
  }
  const tooMany = images.more || compared > MOST;
  if (tooMany && worst?.outcome !== 'Reject') worst = refuseToCompare(policy);
  if (worst === undefined) return pass('NoReference');
  // Asked last: nearly all pods need no answer.
  return worst.outcome !== 'Admit' && isValidationPod(review, templates)
    ? pass('ValidationPod')
    : worst;
}

function decideAbout(
  { namespace }: Review,
  reference: PodReference,
  record: TemplateRecord,
  { policy, now }: ByImageOptions,
): Decision {
  return decide({
    namespace,
    reference,
    via: '',
    template: { state: 'Found', record },
    policy,
    now,
  });
}

/** One image of the pod, as if the pod named the template by its label. */
function referenceTo(record: TemplateRecord, use: ImageUse, images: ImageUses): PodReference {
  return {
    type: 'Pod',
    template: record.name,
    named: use.field,
    path: '',
    chosen: undefined,
    containers: [use],
    get settings() {
      return images.settings();
    },
  };
}

/** Whoever could have the comparison given up would get past it. */
function refuseToCompare(policy: GatePolicy): Decision {
  const violation = {
    reason: 'TooManyImages',
    template: '',
    field: 'spec',
    sentence:
      'the pod has more images than can be compared with the BaseImageTemplates of its namespace; run fewer, or name a template by label vibed.dev/template',
  } as const;
  return violationDecision(violation, modeOutcome(effectiveMode('Enforce', policy)));
}

function byName(a: TemplateRecord, b: TemplateRecord): number {
  return a.name < b.name ? -1 : 1;
}
