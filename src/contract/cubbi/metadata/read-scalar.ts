import type { Scalar } from 'yaml';
import { quote } from '../../quote.ts';
import { describeValue } from './describe-value.ts';
import type { Fault } from './fault.ts';
import { resolveForCli } from './resolve-for-cli.ts';
import { resolveForContainer } from './resolve-for-container.ts';
import type { ScalarNode } from './yaml-node.ts';

/**
 * A scalar as both readers resolve it. `fault` is added where it is plain, that is not quoted, and they differ, or fail.
 *
 * @param scalar composed with the failsafe schema, so that its value is a text
 * @param text what it is part of
 */
export function readScalar(
  scalar: Scalar.Parsed,
  pointer: string,
  text: string,
): { readonly node: ScalarNode; readonly fault?: Fault } {
  const [at, end] = scalar.range;
  const source = String(scalar.value);
  if (scalar.type !== 'PLAIN' || scalar.tag !== undefined) {
    const value = { type: 'string', value: source } as const;
    return { node: { kind: 'Scalar', at, source, value, cli: value } };
  }
  const node: ScalarNode = {
    kind: 'Scalar',
    at,
    source,
    value: resolveForContainer(source),
    cli: resolveForCli(source),
  };
  if (text.slice(at, end).includes('\t')) {
    const message = 'a tab stands in an unquoted text; quote it';
    return { node, fault: { rule: 'Unparsable', at, pointer, message } };
  }
  const fault = disagreement(node, pointer);
  return { node, ...(fault !== undefined && { fault }) };
}

function disagreement({ at, source, value, cli }: ScalarNode, pointer: string): Fault | undefined {
  const text = quote(source, 32);
  if (value.type === cli.type && Object.is(value.value, cli.value)) {
    if (value.type !== 'unreadable') return undefined;
    return { rule: 'Unparsable', at, pointer, message: `${text} is not readable; quote it` };
  }
  const [forCli, forContainer] = [describeValue(cli, source), describeValue(value, source)];
  const message = `${text} is ${forCli} for the Cubbi CLI (YAML 1.1), ${forContainer} for the container (YAML 1.2)`;
  return { rule: 'VersionDependent', at, pointer, message };
}
