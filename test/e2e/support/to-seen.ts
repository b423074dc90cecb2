import type { BaseImageTemplate, Condition } from '../../../src/api/base-image-template.ts';

/** A template and its conditions by type. */
export interface Seen {
  readonly template: BaseImageTemplate;
  readonly conditions: Readonly<Record<string, Condition>>;
}

/** Puts the conditions of a template by their types. */
export function toSeen(template: BaseImageTemplate): Seen {
  const conditions = Object.fromEntries(
    (template.status?.conditions ?? []).map((condition) => [condition.type, condition]),
  );
  return { template, conditions };
}
