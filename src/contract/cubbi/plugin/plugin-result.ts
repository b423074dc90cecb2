import type { InvalidReason } from '../../../api/reasons.ts';
import type { CheckResult } from '../../check.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import type { PluginRule } from './plugin-facts.ts';
import { pluginProblemsResult } from './plugin-problems-result.ts';
import { readPluginFacts } from './read-plugin-facts.ts';

/** Which problems break a check, and how badly. */
export interface BrokenBy {
  readonly rules: readonly PluginRule[];
  /** Only a warning where nothing worse is found, and enforcement is Pragmatic. */
  readonly lesser?: readonly PluginRule[];
  /** Default `PluginInvalid`. */
  readonly reason?: InvalidReason;
}

/** The result of a check of what the plugin's source says. Warnings are told where nothing worse is wrong, as a check has one severity at a time. */
export function pluginResult(
  input: CubbiInput,
  { rules, lesser = [], reason }: BrokenBy,
): CheckResult {
  const read = readPluginFacts(input);
  if ('result' in read) return read.result;
  const strict = input.terms.grade === 'Strict';
  const errors = pluginProblemsResult(read.facts, strict ? [...rules, ...lesser] : rules, reason);
  if (errors.outcome === 'Failed' || strict) return errors;
  const warnings = pluginProblemsResult(read.facts, lesser, reason);
  return warnings.outcome === 'Failed' ? { ...warnings, severity: 'Warning' } : warnings;
}
