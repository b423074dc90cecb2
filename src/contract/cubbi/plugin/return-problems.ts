import { fallsThrough } from './python/falls-through.ts';
import type { PluginClass } from './plugin-class.ts';
import type { PluginProblem } from './plugin-facts.ts';

/** Methods whose value init looks at, and what it takes None for. */
const VALUES = {
  initialize: 'a failure',
  integrate_mcp_servers: 'a failure',
  is_already_configured: 'no',
  configure: 'a failure',
} as const;
const PLAIN = new Set<string | undefined>([
  'classmethod',
  'override',
  'staticmethod',
  'typing.override',
]);

/** Methods that may end without a value. Nothing is said of what decorators change, of generators and of coroutines. */
export function returnProblems({ member }: PluginClass): readonly PluginProblem[] {
  return Object.entries(VALUES).flatMap(([name, taken]) => {
    const method = member(name);
    if (method?.kind !== 'Method' || !method.decorators.every((found) => PLAIN.has(found)))
      return [];
    const { node, line } = method;
    const body = node.children.at(-1);
    if (node.children[0]?.name !== 'def' || /\byield\b/.test(node.text) || !fallsThrough(body))
      return [];
    const message = `${name} may end without a value, and init takes None for ${taken}`;
    return [{ rule: 'NoReturn' as const, line, message }];
  });
}
