import { allNodes } from './python/all-nodes.ts';
import { quote } from '../../quote.ts';
import type { Member } from './python/class-outline.ts';
import type { PluginClass } from './plugin-class.ts';
import type { PluginProblem } from './plugin-facts.ts';
import { stringLiteral } from './python/string-literal.ts';

/** What a class says its tool is called. */
export interface ToolName {
  /** The literal, where it is one. */
  readonly name?: string;
  readonly problems: readonly PluginProblem[];
}

const PROPERTIES = new Set<string | undefined>([
  'cached_property',
  'functools.cached_property',
  'property',
]);
/** An attribute that the object gets when it is made, which a class without abstract members may do too. */
const SET_IN_METHOD = /\bself\s*\.\s*tool_name\s*(?::[^=\n]{0,64})?=(?!=)/;

/** Reads `tool_name` of a plugin and compares it with the metadata's name as init compares files: in lower case, `-` as `_`. */
export function readToolName(chosen: PluginClass, expected: string): ToolName {
  const member = chosen.member('tool_name');
  if (member === undefined) return { problems: isMissing(chosen) ? [missing(chosen)] : [] };
  if (member.kind === 'Method' && isPlain(member)) return { problems: [plainMethod(member)] };
  const name = literalOf(member);
  if (name === undefined) return { problems: [] };
  const same = normal(name) === normal(expected);
  const message = `tool_name is ${quote(name, 48)}, but the image's name is ${quote(expected, 48)}`;
  return { name, problems: same ? [] : [{ rule: 'ToolNameDiffers', line: member.line, message }] };
}

function isMissing({ open, derived, outline }: PluginClass): boolean {
  return !open && (derived || !SET_IN_METHOD.test(outline.text));
}

function missing({ outline: { name, line } }: PluginClass): PluginProblem {
  return { rule: 'ToolNameMissing', line, message: `class ${quote(name, 48)} has no tool_name` };
}

function isPlain({ decorators }: Extract<Member, { kind: 'Method' }>): boolean {
  return decorators.length === 0;
}

function plainMethod({ line }: Member): PluginProblem {
  const message = 'tool_name is a method without @property, so init shows the method, not the name';
  return { rule: 'ToolNameDiffers', line, message };
}

function literalOf(member: Member): string | undefined {
  if (member.kind === 'Value') return stringLiteral(member.node);
  if (!member.decorators.every((name) => PROPERTIES.has(name))) return undefined;
  const names = new Set(
    allNodes(member.node)
      .filter(({ name }) => name === 'ReturnStatement')
      .map(({ children }) => (children.length === 2 ? stringLiteral(children[1]) : undefined)),
  );
  return names.size === 1 ? [...names][0] : undefined;
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll('-', '_');
}
