import type { ErrorObject } from 'ajv';
import { cleanText } from '../../../evidence/clean-text.ts';
import { quote } from '../../quote.ts';
import { childPointer } from './child-pointer.ts';
import { describeValue } from './describe-value.ts';
import type { Fault } from './fault.ts';
import { findNode } from './find-node.ts';
import { isUnsafeName } from './is-unsafe-name.ts';
import type { MetadataRule } from './metadata-facts.ts';
import { METADATA_LIMITS } from './metadata-limits.ts';
import { textOf } from './text-of.ts';
import { toData } from './to-data.ts';
import { validateCubbiImage } from './validate-cubbi-image.ts';
import type { MapNode, YamlNode } from './yaml-node.ts';

const FIELD_RULES: Readonly<Partial<Record<string, MetadataRule>>> = {
  '/name': 'Name',
  '/description': 'Description',
  '/version': 'Version',
  '/maintainer': 'Maintainer',
  '/image': 'Image',
};

const TYPES: Readonly<Partial<Record<string, string>>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'a mapping',
  string: 'a string',
};

/** What is expected of texts, by the definition of the schema whose pattern they miss. */
const EXPECTED: Readonly<Partial<Record<string, string>>> = {
  path: 'is no absolute path without ".", "..", ":" and ";"',
  target: 'is no path below /cubbi-config other than its home',
  variableName: 'is no name of a variable',
};

/** Where a document breaks its schema, one fault for each place and rule. */
export function schemaFaults(root: MapNode): Fault[] {
  const errors = validateCubbiImage(toData(root, METADATA_LIMITS.items));
  const faults = errors.flatMap((error) => faultOf(root, error) ?? []);
  const first = new Map<string, Fault>();
  for (const fault of faults) {
    const place = `${fault.rule} ${fault.pointer}`;
    if (!first.has(place)) first.set(place, fault);
  }
  return [...first.values()];
}

function faultOf(root: MapNode, error: ErrorObject): Fault | undefined {
  const { keyword, instancePath, params } = error;
  const node = findNode(root, instancePath);
  if (node === undefined) return undefined;
  switch (keyword) {
    case 'required': {
      const pointer = childPointer(instancePath, String(params['missingProperty']));
      return { rule: ruleOf(pointer), at: node.at, pointer, message: 'is missing' };
    }
    case 'additionalProperties':
      return unknownKey(node, instancePath, String(params['additionalProperty']));
    case 'uniqueItems': {
      const pointer = childPointer(instancePath, Number(params['i']));
      const at = findNode(root, pointer)?.at ?? node.at;
      return { rule: 'Schema', at, pointer, message: 'is there twice' };
    }
    case 'type':
      // A value that its readers disagree on is told as that.
      if (node.kind === 'Scalar' && node.value.type !== node.cli.type) return undefined;
      return value(node, instancePath, typeMessage(node, params['type']));
    case 'pattern':
    case 'maxLength':
      return textFault(error, node);
    default:
      return value(node, instancePath, otherMessage(error, node));
  }
}

function ruleOf(pointer: string): MetadataRule {
  return FIELD_RULES[pointer] ?? 'Schema';
}

function value({ at }: YamlNode, pointer: string, message: string): Fault {
  return { rule: ruleOf(pointer), at, pointer, message };
}

function unknownKey(node: YamlNode, parent: string, key: string): Fault {
  const pointer = childPointer(parent, key);
  const at = (node.kind === 'Map' ? node.entries.get(key)?.at : undefined) ?? node.at;
  return parent.startsWith('/persistent_configs/')
    ? { rule: 'Schema', at, pointer, message: 'is an unknown key, and cubbi_init.py aborts on it' }
    : { rule: 'UnknownKey', at, pointer, message: 'is an unknown key, which all readers ignore' };
}

function typeMessage(node: YamlNode, expected: unknown): string {
  const [name] = Array.isArray(expected) ? (expected as unknown[]) : [expected];
  const found =
    node.kind === 'Scalar'
      ? describeValue(node.value, node.source)
      : node.kind === 'List'
        ? 'a list'
        : 'a mapping';
  const none = name === 'array' && found === 'null' ? '; write [] for none' : '';
  return `must be ${TYPES[String(name)] ?? String(name)}, not ${found}${none}`;
}

function textFault({ keyword, instancePath, schemaPath }: ErrorObject, node: YamlNode): Fault {
  const text = textOf(node) ?? '';
  const found = quote(text, 48);
  if (instancePath === '/name') return nameFault(node, text);
  if (instancePath === '/version' && text !== '') {
    const message = `${found} is no semantic version`;
    return { rule: 'VersionNotSemantic', at: node.at, pointer: instancePath, message };
  }
  if (keyword === 'maxLength') return value(node, instancePath, `${found} is too long`);
  const definition = /\$defs\/(\w+)\/pattern$/.exec(schemaPath)?.[1] ?? '';
  const expected = EXPECTED[definition];
  const message = expected === undefined ? 'is empty' : `${found} ${expected}`;
  return value(node, instancePath, message);
}

function nameFault({ at }: YamlNode, name: string): Fault {
  const found = quote(name, 48);
  const pointer = '/name';
  if (name === '') return { rule: 'Name', at, pointer, message: 'is empty' };
  if (isUnsafeName(name)) {
    const message = /[/\\]|\.\./.test(name)
      ? `${found} is a path, so cubbi_init.py would load a plugin of another directory`
      : `${found} has control characters`;
    return { rule: 'NameUnsafe', at, pointer, message };
  }
  const message =
    name.length > 63
      ? `${found} has more than 63 characters`
      : `${found} is not lower case letters and digits joined by "-", "_" or "."`;
  return { rule: 'NameUnusual', at, pointer, message };
}

function otherMessage({ keyword, params, message = '' }: ErrorObject, node: YamlNode): string {
  const found = node.kind === 'Scalar' ? quote(node.source, 32) : 'it';
  switch (keyword) {
    case 'minLength':
      return 'is empty';
    case 'enum':
      return `${found} is not ${(params['allowedValues'] as unknown[]).join(' or ')}`;
    case 'minimum':
    case 'maximum':
      return `${found} is no port from 1 to 65535`;
    case 'maxItems':
      return `has more than ${Number(params['limit'])} items`;
    default:
      return cleanText(message);
  }
}
