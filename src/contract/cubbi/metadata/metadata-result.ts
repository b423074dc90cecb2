import type { InvalidReason } from '../../../api/reasons.ts';
import type { CheckResult } from '../../check.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import type { MetadataRule } from './metadata-facts.ts';
import { problemsResult } from './problems-result.ts';
import { readMetadataFacts } from './read-metadata-facts.ts';

/** Which problems break a check, and how badly. */
export interface BrokenBy {
  readonly rules: readonly MetadataRule[];
  /** Only a warning where nothing worse is found, and enforcement is Pragmatic. */
  readonly lesser?: readonly MetadataRule[];
  /** Only a warning, however strict. */
  readonly advice?: readonly MetadataRule[];
  /** Default `MetadataInvalid`. */
  readonly reason?: InvalidReason;
}

/** The result of a check of what the metadata says. Warnings are told where nothing worse is wrong, as a check has one severity at a time. */
export function metadataResult(
  input: CubbiInput,
  { rules, lesser = [], advice = [], reason }: BrokenBy,
): CheckResult {
  const read = readMetadataFacts(input);
  if ('result' in read) return read.result;
  const broken = (by: readonly MetadataRule[]): CheckResult =>
    problemsResult(
      read.facts.problems.filter(({ rule }) => by.includes(rule)),
      reason,
    );
  const strict = input.terms.grade === 'Strict';
  const errors = broken(strict ? [...rules, ...lesser] : rules);
  if (errors.outcome === 'Failed') return errors;
  const warnings = broken(strict ? advice : [...lesser, ...advice]);
  return warnings.outcome === 'Failed' ? { ...warnings, severity: 'Warning' } : warnings;
}
