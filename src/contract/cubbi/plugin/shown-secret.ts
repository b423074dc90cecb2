import { dottedName } from './python/dotted-name.ts';
import { argumentNodes } from './argument-nodes.ts';
import { isLog } from './is-log.ts';
import { isSensitiveName } from './is-sensitive-name.ts';
import { pushReversed } from './python/push-reversed.ts';
import type { PythonNode } from './python/python-node.ts';
import { splitNodes } from './python/split-nodes.ts';
import { stringLiteral } from './python/string-literal.ts';

/** Functions and methods that tell something of a value without showing it. */
const HIDES =
  /(?:^|\.)(?:len|bool|type|isinstance|id|hash|any|all|exists|is_file|is_dir|keys|startswith|endswith|count|index|find|\w*(?:mask|redact|hide|sanitize|censor|obfuscate)\w*)$/;
/** Expressions whose value is true or false, whatever they compare. */
const COMPARES = new Set(['CompareOp', 'in', 'is', 'not']);

/**
 * The name of the secret that shows where an expression is printed; undefined where none is seen. It follows what becomes part of the text and
 * leaves out lengths, comparisons, conditions and parts of values.
 */
export function shownSecret(expression: PythonNode | undefined): string | undefined {
  const waiting = expression === undefined ? [] : [expression];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const seen = look(node);
    if (typeof seen === 'string') return seen;
    pushReversed(waiting, seen);
  }
  return undefined;
}

/** A secret, or where to look further. */
function look(node: PythonNode): string | readonly PythonNode[] {
  const { name, children } = node;
  switch (name) {
    case 'VariableName':
      return isSensitiveName(node.text) ? node.text : [];
    case 'MemberExpression':
      return lookAtMember(node);
    case 'CallExpression':
      return lookAtCall(node);
    case 'ConditionalExpression':
      return [children[0], children[4]].flatMap((child) => child ?? []);
    case 'BinaryExpression':
    case 'UnaryExpression':
      return children.some((child) => COMPARES.has(child.name)) ? [] : children;
    case 'LambdaExpression':
    case 'String':
      return [];
    default:
      return children;
  }
}

function lookAtMember({ text, children }: PythonNode): string | readonly PythonNode[] {
  const [object, mark, ...index] = children;
  if (mark?.name === '.') return isSensitiveName(index[0]?.text ?? '') ? text : [];
  const key = stringLiteral(index[0]);
  if (key !== undefined) return isSensitiveName(key, dottedName(object)) ? text : [];
  // A slice is a part of the value, and of which item a variable speaks is not known.
  return [];
}

function lookAtCall({
  text,
  children: [callee, list],
}: PythonNode): string | readonly PythonNode[] {
  const name =
    callee?.name === 'MemberExpression' ? (callee.children[2]?.text ?? '') : (callee?.text ?? '');
  // A call that logs what it shows is looked at by itself.
  if (HIDES.test(name) || isLog(callee)) return [];
  const words = splitNodes(list?.children ?? [], ',').flatMap(argumentNodes);
  if (/^(?:get|getenv|pop)$/.test(name)) {
    const key = stringLiteral(words[0]);
    return key !== undefined && isSensitiveName(key, dottedName(callee)) ? text : [];
  }
  return callee?.name === 'MemberExpression' ? [...callee.children.slice(0, 1), ...words] : words;
}
