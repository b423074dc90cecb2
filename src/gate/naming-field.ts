import type { DecisionInput } from './decision-input.ts';

/** The field that names the template, for messages. */
export function namingField({ via, reference }: Pick<DecisionInput, 'via' | 'reference'>): string {
  return reference.type === 'Named'
    ? `${via}${reference.field}`
    : `${via}${reference.path}${reference.named ?? 'metadata.labels[vibed.dev/template]'}`;
}
