import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import type { PluginFacts } from './plugin-facts.ts';

/** A plugin whose source is Python. */
export type ReadPlugin = Extract<PluginFacts, { state: 'Read' }>;

/**
 * The plugin for a check of what its source says, or that check's result where it says nothing: unknown files, no plugin (CB-090), or one that
 * is no Python (CB-091).
 */
export function readPluginFacts({
  evidence: { files },
}: CubbiInput): { readonly facts: ReadPlugin } | { readonly result: CheckResult } {
  if (!files.known) return { result: unknownResult(files) };
  const { plugin } = files.value;
  const readable =
    plugin.state === 'Read' && !plugin.problems.some(({ rule }) => rule === 'Syntax');
  return readable ? { facts: plugin } : { result: NOT_APPLICABLE };
}
