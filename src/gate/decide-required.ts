import { API_GROUP } from '../api/api-group.ts';
import { LABELS } from '../api/labels.ts';
import type { Decision } from './decision.ts';
import { effectiveMode } from './effective-mode.ts';
import type { GatePolicy } from './gate-policy.ts';
import { isBeingDeleted } from './is-being-deleted.ts';
import { modeOutcome } from './mode-outcome.ts';
import { pass } from './pass.ts';
import { readPodReference } from './read-pod-reference.ts';
import type { Review } from './review.ts';
import { violationDecision } from './violation-decision.ts';

/**
 * Refuses pods without a reference. Called for pods of namespaces that require one (label `images.vibed.dev/require-template: "true"`), which
 * the API server selects. An update is refused where it takes the reference away; a pod that never had one goes on.
 */
export function decideRequired(review: Review, policy: GatePolicy): Decision {
  const { kind, operation, object, oldObject } = review;
  const update = operation === 'UPDATE';
  const pod = kind.group === '' && kind.kind === 'Pod' && review.subResource === '';
  if (!pod || (operation !== 'CREATE' && !update)) return pass('NotJudged');
  if (hasReference(object)) return pass('NotJudged');
  if (update && isBeingDeleted(oldObject)) return pass('ObjectDeleted');
  if (update && !hasReference(oldObject)) return pass('ReferenceUnchanged');
  const violation = {
    reason: 'TemplateRequired',
    template: '',
    field: `metadata.labels[${LABELS.template}]`,
    sentence: `the namespace requires a template (its label ${LABELS.requireTemplate} is "true"); set the label to the name of a ${API_GROUP.kind} of the namespace`,
  } as const;
  return violationDecision(violation, modeOutcome(effectiveMode('Enforce', policy)));
}

function hasReference(pod: unknown): boolean {
  return (readPodReference(pod, [])?.template ?? '') !== '';
}
