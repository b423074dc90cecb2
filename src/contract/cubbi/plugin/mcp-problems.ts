import { splitNodes } from './python/split-nodes.ts';
import type { PluginClass } from './plugin-class.ts';
import type { PluginProblem } from './plugin-facts.ts';
import type { PythonNode } from './python/python-node.ts';

const METHOD = 'integrate_mcp_servers';

/** Whether init of revision Env can call `integrate_mcp_servers`: with one argument besides `self`. */
export function mcpProblems({ member }: PluginClass): readonly PluginProblem[] {
  const method = member(METHOD);
  if (method?.kind !== 'Method') return [];
  const unknown = method.decorators.some(
    (name) => name !== 'staticmethod' && name !== 'classmethod',
  );
  const list = method.node.children.find(({ name }) => name === 'ParamList');
  if (unknown || list === undefined) return [];
  const bound = method.decorators.includes('staticmethod') ? 0 : 1;
  const { least, most, keywords } = countArguments(list);
  if (least - bound <= 1 && most - bound >= 1 && keywords === 0) return [];
  const message = `${METHOD} cannot be called with one argument besides self, as init does`;
  return [{ rule: 'McpSignature', line: method.line, message }];
}

/** How many arguments a function takes by position, and how many it must be given by name. */
function countArguments(list: PythonNode): {
  readonly least: number;
  readonly most: number;
  readonly keywords: number;
} {
  let [least, most, keywords, afterStar] = [0, 0, 0, false];
  for (const [first, ...rest] of splitNodes(list.children, ',')) {
    const optional = rest.some(({ name }) => name === 'AssignOp');
    if (first?.name === '*') {
      afterStar = true;
      if (rest.length > 0) most = Infinity;
    }
    if (first?.name !== 'VariableName') continue;
    if (afterStar) keywords += optional ? 0 : 1;
    else [least, most] = [least + (optional ? 0 : 1), most + 1];
  }
  return { least, most, keywords };
}
