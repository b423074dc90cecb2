import { dottedName } from './python/dotted-name.ts';
import type { PythonNode } from './python/python-node.ts';

/** Functions whose arguments come to the log of init or of the container. */
const LOGS =
  /^(?:print|pprint(?:\.pprint)?|(?:\w+\.)*status\.log|log|sys\.(?:stdout|stderr)\.write|(?:\w+\.)*_*(?:log|logger|logging)\.(?:debug|info|warn|warning|error|critical|exception|log))$/i;

/** Whether what is called is such a function. */
export function isLog(callee: PythonNode | undefined): boolean {
  return LOGS.test(dottedName(callee) ?? '');
}
