import type { DecisionInput } from './decision-input.ts';
import type { ImageMatch } from './match-image.ts';
import { quoteName } from './quote-name.ts';
import type { PodReference } from './references/reference.ts';
import type { TemplateRecord } from './records/template-record.ts';
import type { Violation } from './violation-decision.ts';
import type { ContainerUse } from './workload-rule.ts';
import { WORKLOAD_RULES } from './workload-rules.ts';

/** What a workload does that images of its template's contract cannot do with. */
export interface WorkloadViolations {
  /** What rejects, the most important one; undefined for nothing. */
  readonly broken: Violation | undefined;
  /** What is only warned of. */
  readonly advice: readonly Violation[];
}

const NOTHING: WorkloadViolations = { broken: undefined, advice: [] };
/** A pod has few containers; what a custom resource carries beyond is repetition. */
const MAX_ADVICE = 8;

/** Asks the rules of the template's contract about the containers that run its image, and about no other. */
export function workloadViolations(
  input: DecisionInput,
  record: TemplateRecord,
  match: ImageMatch,
): WorkloadViolations {
  const rules = WORKLOAD_RULES[record.settings.contract];
  if (rules.length === 0 || match.match !== 'Same') return NOTHING;
  const { via, reference } = input;
  if (reference.type !== 'Pod') return NOTHING;
  const uses = match.containers.flatMap((index) => {
    const place = reference.containers[index]?.place ?? `containers[${index}]`;
    // Rules are about containers that stay: an init container ends, and a volume runs nothing.
    return place.startsWith('containers[') ? [useOf(via, reference, record, index, place)] : [];
  });
  const found = (effect: 'Reject' | 'Warn') =>
    rules
      .filter((rule) => rule.effect === effect)
      .flatMap((rule) =>
        uses.flatMap((use) => {
          const fault = rule.judge(use);
          return fault === undefined
            ? []
            : [{ ...fault, reason: rule.reason, template: record.name }];
        }),
      );
  return { broken: found('Reject')[0], advice: withoutDoubles(found('Warn')) };
}

function useOf(
  via: string,
  reference: PodReference,
  record: TemplateRecord,
  index: number,
  place: string,
): ContainerUse {
  const podField = `${via}${reference.path}spec.`;
  return {
    template: `BaseImageTemplate ${quoteName(record.name)}`,
    field: `${podField}${place}.`,
    podField,
    settings: reference.containers[index]?.settings ?? {},
    pod: reference.settings ?? {},
  };
}

/** What is said of the pod is said once, however many containers run the image. */
function withoutDoubles(violations: readonly Violation[]): Violation[] {
  const byField = new Map(violations.map((violation) => [violation.field, violation]));
  return [...byField.values()].slice(0, MAX_ADVICE);
}
