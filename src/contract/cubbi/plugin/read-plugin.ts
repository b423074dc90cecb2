import { cleanText } from '../../../evidence/clean-text.ts';
import { chooseClass } from './choose-class.ts';
import type { Choice } from './choose-class.ts';
import { exitProblems } from './exit-problems.ts';
import { logProblems } from './log-problems.ts';
import { mcpProblems } from './mcp-problems.ts';
import type { ModuleOutline } from './module-outline.ts';
import { pluginApi } from './plugin-api.ts';
import type { PluginFacts, PluginProblem } from './plugin-facts.ts';
import { readModule } from './read-module.ts';
import { readPython } from './python/read-python.ts';
import { readToolName } from './read-tool-name.ts';
import { returnProblems } from './return-problems.ts';
import { yamlProblems } from './yaml-problems.ts';

type ReadFacts = Extract<PluginFacts, { state: 'Read' }>;

const TEXT_BYTES = 200;
/** Many small faults of one kind leave room for others: there are 12 kinds, and at most 64 problems. */
const MOST_OF_A_RULE = 5;

/**
 * What the source of a plugin (at most 256 KiB) says; it is never run. Never throws. Unreadable where it has more words than are read, which is
 * more than 256 KiB of ordinary code have.
 *
 * @param plugin its path in the image, and the name that the image has in its metadata
 */
export function readPlugin(
  source: string,
  plugin: { readonly path: string; readonly name: string },
): ReadFacts | Extract<PluginFacts, { state: 'Unreadable' }> {
  const { path, name } = plugin;
  const python = readPython(source);
  if (python.state === 'TooMuch') {
    const message = `${cleanText(path, 96)} has more words than are read`;
    return { state: 'Unreadable', path, message };
  }
  if (python.state === 'Parsed') return { state: 'Read', path, ...moduleFacts(python.root, name) };
  const { line, what } = python;
  const problems = fitting([{ rule: 'Syntax', line, message: `syntax error: ${what}` }]);
  return { state: 'Read', path, api: 'None', problems };
}

function moduleFacts(
  root: Parameters<typeof readModule>[0],
  name: string,
): Omit<ReadFacts, 'state' | 'path'> {
  const module = readModule(root);
  const choice = chooseClass(module);
  const { chosen } = choice;
  if (chosen === undefined) return { api: 'None', problems: fitting(fileProblems(module, choice)) };
  const api = pluginApi(chosen);
  const toolName = readToolName(chosen, name);
  const problems = fitting([
    ...fileProblems(module, choice),
    ...toolName.problems,
    // Init of revision Config does not call the method.
    ...(api === 'Config' ? [] : mcpProblems(chosen)),
    ...returnProblems(chosen),
  ]);
  return {
    api,
    // Of a class that inherits its methods from elsewhere nothing is known.
    ...((api !== 'None' || !chosen.open) && {
      className: cleanText(chosen.outline.name, TEXT_BYTES),
    }),
    ...(toolName.name !== undefined && { toolName: cleanText(toolName.name, TEXT_BYTES) }),
    problems,
  };
}

function fileProblems(module: ModuleOutline, { problems }: Choice): readonly PluginProblem[] {
  return [...problems, ...yamlProblems(module), ...exitProblems(module), ...logProblems(module)];
}

/** In the order of the file, within the bounds. */
function fitting(problems: readonly PluginProblem[]): readonly PluginProblem[] {
  const counts = new Map<string, number>();
  return problems
    .toSorted((a, b) => a.line - b.line)
    .filter(({ rule }) => {
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      return count <= MOST_OF_A_RULE;
    })
    .map((problem) => ({ ...problem, message: cleanText(problem.message, TEXT_BYTES) }));
}
