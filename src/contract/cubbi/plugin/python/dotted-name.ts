import type { PythonNode } from './python-node.ts';

/** `a`, `a.b`, `a.b.c` as it is written, without spaces; undefined for every other expression. */
export function dottedName(node: PythonNode | undefined): string | undefined {
  const words: string[] = [];
  let at = node;
  while (at?.name === 'MemberExpression') {
    const [object, dot, property] = at.children;
    if (dot?.name !== '.' || property === undefined) return undefined;
    words.unshift(property.text);
    at = object;
  }
  return at?.name === 'VariableName' ? [at.text, ...words].join('.') : undefined;
}
