import type { InvalidReason } from '../../../api/reasons.ts';
import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import type { PluginProblem, PluginRule } from './plugin-facts.ts';
import type { ReadPlugin } from './read-plugin-facts.ts';

/** The result of a check that problems of these rules break: the first is the message, the others follow. */
export function pluginProblemsResult(
  { path, problems }: ReadPlugin,
  rules: readonly PluginRule[],
  reason: InvalidReason = 'PluginInvalid',
): CheckResult {
  // For example `/cubbi/goose_plugin.py:12: what is wrong`.
  const sentence = ({ line, message: what }: PluginProblem) =>
    `${cleanText(path, 96)}:${line}: ${what}`;
  const [message, ...also] = problems.filter(({ rule }) => rules.includes(rule)).map(sentence);
  if (message === undefined) return PASSED;
  return { outcome: 'Failed', reason, message, ...(also.length > 0 && { also }) };
}
