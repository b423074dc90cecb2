import { quote } from '../../quote.ts';
import { argumentNodes } from './argument-nodes.ts';
import { isLog } from './is-log.ts';
import type { ModuleOutline } from './module-outline.ts';
import type { PluginProblem } from './plugin-facts.ts';
import type { PythonNode } from './python/python-node.ts';
import { shownSecret } from './shown-secret.ts';
import { splitNodes } from './python/split-nodes.ts';

/** Calls that write a value to the log whose name says that it is secret, one problem each. */
export function logProblems({ nodes }: ModuleOutline): readonly PluginProblem[] {
  return nodes.flatMap((node) => {
    const secret = node.name === 'CallExpression' ? loggedSecret(node) : undefined;
    if (secret === undefined) return [];
    const message = `the log gets ${quote(secret, 64)}, which may be or hold a secret`;
    return [{ rule: 'LogsSecret' as const, line: node.line, message }];
  });
}

function loggedSecret({ children: [callee, list] }: PythonNode): string | undefined {
  if (!isLog(callee)) return undefined;
  const words = splitNodes(list?.children ?? [], ',');
  // To a file of its own, not to the log.
  if (words.some(([name, , value]) => name?.text === 'file' && !value?.text.startsWith('sys.std')))
    return undefined;
  return words
    .flatMap(argumentNodes)
    .map(shownSecret)
    .find((secret) => secret !== undefined);
}
