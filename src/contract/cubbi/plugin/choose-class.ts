import { quote } from '../../quote.ts';
import type { ModuleOutline } from './module-outline.ts';
import { namedPluginClass } from './named-plugin-class.ts';
import { API_METHODS, pluginApi } from './plugin-api.ts';
import type { PluginClass } from './plugin-class.ts';
import type { PluginProblem } from './plugin-facts.ts';
import { resolveClass } from './resolve-class.ts';

/** Names of `ToolPlugin` in one file that are looked for. */
const MOST_NAMES = 4;

/** The class that init would take, and what is wrong with the choice. */
export interface Choice {
  /** Undefined where there is none, or the file alone does not tell. */
  readonly chosen?: PluginClass;
  readonly problems: readonly PluginProblem[];
}

/**
 * Chooses as init does: the class that `PLUGIN_CLASS` names (revision Config), else the first by name of those with `tool_name` and
 * `initialize` (revision Env), which `ToolPlugin` gives to every class that derives from it.
 */
export function chooseClass(module: ModuleOutline): Choice {
  const named = namedPluginClass(module);
  if (named.kind === 'Elsewhere') return { problems: [] };
  const candidates = candidatesOf(module);
  const several = severalClasses(candidates.filter(isTakenByEnv));
  if (named.kind === 'Class') {
    const chosen = resolveClass(named.outline, module);
    return { chosen, problems: [...classProblems(chosen), ...several] };
  }
  const chosen = candidates.find(isTakenByEnv) ?? candidates[0];
  if (chosen === undefined)
    return { problems: importsPlugin(module) || callsForPlugin(module) ? [] : [noClass(module)] };
  const wrong = named.kind === 'Wrong' ? [named] : unnamed(chosen);
  return {
    chosen,
    problems: [
      ...wrong.map(({ line, message }) => ({ rule: 'PluginClass', line, message }) as const),
      ...classProblems(chosen),
      ...several,
    ],
  };
}

/** Classes that could be a plugin, by name as Python sorts names. */
function candidatesOf(module: ModuleOutline): readonly PluginClass[] {
  return [...module.classes.values()]
    .filter(({ name }) => name !== 'ToolPlugin')
    .map((outline) => resolveClass(outline, module))
    .filter((found) => found.derived || (has(found, 'tool_name') && pluginApi(found) !== 'None'))
    .sort((a, b) => (a.outline.name < b.outline.name ? -1 : 1));
}

function isTakenByEnv(found: PluginClass): boolean {
  return found.derived || (has(found, 'tool_name') && has(found, 'initialize'));
}

function has({ member }: PluginClass, name: string): boolean {
  return member(name) !== undefined;
}

function classProblems(chosen: PluginClass): readonly PluginProblem[] {
  const { outline, derived, open } = chosen;
  if (open) return [];
  const [name, line] = [quote(outline.name, 48), outline.line];
  const api = pluginApi(chosen);
  const missing = API_METHODS.Config.filter((method) => !has(chosen, method));
  const isConfig = api === 'Config' || api === 'Both';
  return [
    ...(isConfig ? missing : []).map((method) => ({
      rule: 'PluginClass' as const,
      line,
      message: `class ${name} has no method ${method}`,
    })),
    ...(derived
      ? []
      : [
          {
            rule: 'NotDerived' as const,
            line,
            message: `class ${name} does not derive from ToolPlugin of cubbi_init`,
          },
        ]),
  ];
}

function unnamed(chosen: PluginClass): readonly { line: number; message: string }[] {
  const api = pluginApi(chosen);
  if (api !== 'Config' && api !== 'Both') return [];
  const { name, line } = chosen.outline;
  return [{ line, message: `nothing sets PLUGIN_CLASS to class ${quote(name, 48)}` }];
}

function severalClasses(taken: readonly PluginClass[]): readonly PluginProblem[] {
  const [first, ...ignored] = taken;
  if (first === undefined) return [];
  return ignored.map(({ outline: { name, line } }) => ({
    rule: 'SeveralClasses',
    line,
    message: `init takes class ${quote(first.outline.name, 48)}, the first by name, and never looks at ${quote(name, 48)}`,
  }));
}

/** Whether a plugin may come from another file. */
function importsPlugin({ imports }: ModuleOutline): boolean {
  return imports.some(
    ({ module, as }) => module !== 'cubbi_init' && (as === '*' || /plugin$/i.test(as)),
  );
}

/** Whether a call may make the class, as `type(…)` does. */
function callsForPlugin({ assigned, statements, toolPlugin }: ModuleOutline): boolean {
  const names = [...toolPlugin].slice(0, MOST_NAMES);
  return (
    [...assigned.values()].some(({ value }) => value?.name === 'CallExpression') &&
    statements.some(
      ({ name, text }) =>
        name !== 'ImportStatement' && names.some((toolPluginName) => text.includes(toolPluginName)),
    )
  );
}

function noClass({ classes }: ModuleOutline): PluginProblem {
  const [first] = classes.values();
  return {
    rule: 'NoClass',
    line: first?.line ?? 1,
    message:
      'no class derives from ToolPlugin of cubbi_init or has tool_name and the methods of a plugin',
  };
}
