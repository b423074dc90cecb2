import { cleanText } from '../../../evidence/clean-text.ts';
import type { Fault } from './fault.ts';
import type { MetadataProblem, MetadataRule } from './metadata-facts.ts';
import { METADATA_LIMITS } from './metadata-limits.ts';
import { positionIn } from './position-in.ts';

/** So many of each rule are kept where there are too many: a flood of what is only a warning must not hide an error. */
const OF_EACH_RULE = 3;

/** Faults in the order of the file, with lines and columns, clean and bounded. Each rule that is broken is among them. */
export function listProblems(faults: readonly Fault[], text: string): MetadataProblem[] {
  const ordered = faults.toSorted((a, b) => a.at - b.at);
  const position = positionIn(text);
  return bounded(ordered).map(({ rule, at, pointer, message }) => ({
    rule,
    ...position(at),
    pointer: cleanText(pointer, METADATA_LIMITS.pointer),
    message: cleanText(message, METADATA_LIMITS.message),
  }));
}

function bounded(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length <= METADATA_LIMITS.problems) return faults;
  const kept = new Map<MetadataRule, number>();
  return faults.filter(({ rule }) => {
    const count = (kept.get(rule) ?? 0) + 1;
    kept.set(rule, count);
    return count <= OF_EACH_RULE;
  });
}
