import type { Check } from './check.ts';
import type { CommonTerms } from './common-terms.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { CONTRACTS } from './contracts.ts';

type AnyCheck = Check<CommonTerms, Evidence<unknown, unknown>>;

const CHECKS: ReadonlyMap<string, AnyCheck> = new Map(
  Object.values(CONTRACTS).flatMap(({ checks }) => checks.map((check) => [check.id, check])),
);

/** The check of that id, or undefined where this version does not know it. */
export function checkById(id: string): AnyCheck | undefined {
  return CHECKS.get(id);
}
