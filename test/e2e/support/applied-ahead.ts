import { apply } from './apply.ts';
import { must } from './must.ts';

/** At most so many of a table's templates are new at once. */
const AHEAD = 4;

/**
 * Applies the templates of a table a few at a time, ahead of the tests that look at them in the same order. All at once, they would take every
 * place that the operator has for validations, and the scenarios of other files would wait for theirs.
 *
 * @returns applies the templates up to that index, where they are not yet, and some more
 */
export function appliedAhead(templates: readonly object[]): (index: number) => Promise<void> {
  let applied = 0;
  return async (index) => {
    if (applied > index + AHEAD / 2) return;
    const next = templates.slice(applied, index + 1 + AHEAD);
    applied += next.length;
    if (next.length > 0) await must(apply(next));
  };
}
