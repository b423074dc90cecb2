import type { PythonNode } from './python-node.ts';

const PLAIN = /^[uU]?("""|'''|"|')([^\\]*)\1$/s;

/** The text of a string, or of several that stand side by side. Undefined for bytes, for format strings, and where a backslash is in it. */
export function stringLiteral(node: PythonNode | undefined): string | undefined {
  const inner = node?.name === 'ParenthesizedExpression' ? node.children[1] : node;
  if (inner?.name === 'String') return PLAIN.exec(inner.text)?.[2];
  if (inner?.name !== 'ContinuedString') return undefined;
  const parts = inner.children.map((part) =>
    part.name === 'String' ? PLAIN.exec(part.text)?.[2] : undefined,
  );
  return parts.includes(undefined) ? undefined : parts.join('');
}
