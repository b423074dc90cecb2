import { dottedName } from './dotted-name.ts';
import type { PythonNode } from './python-node.ts';

/** Statements after which the next one runs. */
const GOES_ON = new Set([
  'AssignStatement',
  'ClassDefinition',
  'DecoratedStatement',
  'DeleteStatement',
  'FunctionDefinition',
  'ImportStatement',
  'PassStatement',
  'ScopeStatement',
  'TypeDefinition',
  'UpdateStatement',
]);
/** Functions that do not come back, by the last word of their names. */
const NEVER_RETURNS = /(?:^|\.)(?:_?exit|abort|quit|fail\w*|exec[lv]\w*|raise\w*)$/;

/**
 * Whether a function whose body this is surely may come to its end, or to a `return` without a value. Only what is obvious counts: false means
 * that it is not known.
 */
export function fallsThrough(body: PythonNode | undefined): boolean {
  const statements = body?.children.filter(({ name }) =>
    /(?:Statement|StatementGroup|Definition)$/.test(name),
  );
  const last = statements?.at(-1);
  return last !== undefined && goesOn(last);
}

function goesOn(statement: PythonNode): boolean {
  const { name, children } = statement;
  switch (name) {
    case 'StatementGroup':
      return fallsThrough(statement);
    case 'ReturnStatement':
      return children.length === 1;
    case 'ExpressionStatement':
      return !isLastCall(children[0]);
    case 'IfStatement':
      return ifGoesOn(statement);
    case 'ForStatement':
      return otherwise(statement) ?? true;
    case 'WhileStatement':
      return !/^(?:True|1)$/.test(children[1]?.text ?? '') && (otherwise(statement) ?? true);
    case 'WithStatement':
      return fallsThrough(children.at(-1));
    case 'TryStatement':
      return tryGoesOn(statement);
    default:
      return GOES_ON.has(name);
  }
}

function isLastCall(expression: PythonNode | undefined): boolean {
  const callee = expression?.name === 'CallExpression' ? expression.children[0] : undefined;
  return NEVER_RETURNS.test(dottedName(callee) ?? '') || expression?.name === 'YieldExpression';
}

/** Without `else` the conditions may all be false. With `elif` and no `else` the author may know that one is true. */
function ifGoesOn({ children }: PythonNode): boolean {
  const blocks = children.filter(({ name }) => name === 'Body');
  const has = (word: string) => children.some(({ name }) => name === word);
  return (!has('else') && !has('elif')) || blocks.some(fallsThrough);
}

/** Whether the `else` of a loop goes on; undefined without one. */
function otherwise({ children }: PythonNode): boolean | undefined {
  const word = children.findIndex(({ name }) => name === 'else');
  return word < 0 ? undefined : fallsThrough(children[word + 1]);
}

function tryGoesOn({ children }: PythonNode): boolean {
  let word = '';
  const ends = { try: false, except: false, else: undefined as boolean | undefined, finally: true };
  for (const child of children) {
    if (child.name in ends) word = child.name;
    if (child.name !== 'Body') continue;
    const falls = fallsThrough(child);
    if (word === 'try') ends.try = falls;
    if (word === 'except') ends.except ||= falls;
    if (word === 'else') ends.else = falls;
    if (word === 'finally') ends.finally = falls;
  }
  return ends.finally && (ends.except || (ends.else ?? ends.try));
}
