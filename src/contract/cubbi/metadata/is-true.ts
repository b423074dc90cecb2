import type { YamlNode } from './yaml-node.ts';

/** Whether either reader takes a scalar for true: `yes` is meant so. */
export function isTrue(node: YamlNode | undefined): boolean {
  return node?.kind === 'Scalar' && (node.value.value === true || node.cli.value === true);
}
