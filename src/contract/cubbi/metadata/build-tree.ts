import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { quote } from '../../quote.ts';
import { childPointer } from './child-pointer.ts';
import type { Fault } from './fault.ts';
import type { MetadataRule } from './metadata-facts.ts';
import { readScalar } from './read-scalar.ts';
import { TreeSizes } from './tree-sizes.ts';
import { YAML_LIMITS } from './yaml-limits.ts';
import type { MapEntry, ScalarNode, YamlNode } from './yaml-node.ts';

const TAGS = 'tag:yaml.org,2002:';
const MERGE = '<<';

/**
 * Makes plain data of a document that was composed with the failsafe schema, where every scalar is a text: aliases and merge keys are
 * followed within bounds. What only one reader could read, or reads otherwise than the other, is a fault.
 */
export function buildTree(contents: ParsedNode, text: string): { root: YamlNode; faults: Fault[] } {
  const builder = new TreeBuilder(text);
  const root = builder.build(contents, '', 0);
  return { root, faults: builder.faults };
}

class TreeBuilder {
  readonly faults: Fault[] = [];
  readonly #text: string;
  readonly #sizes = new TreeSizes();
  readonly #anchors = new Map<string, YamlNode>();
  readonly #opened = new Set<string>();
  #copied = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param after where a node stands that the text leaves out */
  build(node: ParsedNode | null, pointer: string, after: number): YamlNode {
    if (node === null) return nothing(after);
    if (isAlias(node)) return this.#target(node, pointer);
    const { anchor } = node;
    const at = node.range[0];
    if (anchor !== undefined) {
      if (this.#opened.has(anchor))
        this.#fault('Unparsable', at, pointer, `anchor ${quote(anchor, 32)} is defined twice`);
      this.#opened.add(anchor);
    }
    const kind = isMap(node) ? 'map' : isSeq(node) ? 'seq' : 'str';
    if (node.tag !== undefined && node.tag !== TAGS + kind)
      this.#fault(
        'Unparsable',
        at,
        pointer,
        `tag ${quote(node.tag.replace(TAGS, '!!'))} is not allowed`,
      );
    const built = this.#bounded(
      isMap(node)
        ? this.#map(node, pointer)
        : isSeq(node)
          ? this.#list(node, pointer)
          : this.#scalar(node, pointer),
    );
    if (anchor !== undefined) this.#anchors.set(anchor, built);
    return built;
  }

  #target({ source, range: [at] }: Alias.Parsed, pointer: string): YamlNode {
    const target = this.#anchors.get(source);
    if (target !== undefined) return target;
    const what = this.#opened.has(source) ? 'contains itself' : 'has no anchor before it';
    this.#fault('Unparsable', at, pointer, `alias ${quote(source, 32)} ${what}`);
    return nothing(at);
  }

  #scalar(node: Parameters<typeof readScalar>[0], pointer: string): YamlNode {
    const { node: built, fault } = readScalar(node, pointer, this.#text);
    if (fault !== undefined) this.faults.push(fault);
    return built;
  }

  #list(node: YAMLSeq.Parsed, pointer: string): YamlNode {
    const at = node.range[0];
    const items = node.items.map((item, index) =>
      this.build(item, childPointer(pointer, index), at),
    );
    return { kind: 'List', at, items };
  }

  #map(node: YAMLMap.Parsed, pointer: string): YamlNode {
    const entries = new Map<string, MapEntry>();
    let merged: MapEntry | undefined;
    for (const { key, value } of node.items) {
      const [at, end] = key.range;
      const isMerge = isPlain(key, MERGE);
      const name = isMerge ? MERGE : this.#key(key, pointer);
      if (name === undefined) continue;
      const place = childPointer(pointer, name);
      const built = this.build(value, place, end);
      if (isMerge ? merged !== undefined : entries.has(name))
        this.#fault('DuplicateKey', at, place, `key ${quote(name, 48)} is there twice`);
      if (isMerge) merged = { at, value: built };
      else entries.set(name, { at, value: built });
    }
    if (merged !== undefined) this.#merge(merged, entries, childPointer(pointer, MERGE));
    return { kind: 'Map', at: node.range[0], entries };
  }

  /** The name of a key as the container reads it, or its spelling where that is no text. */
  #key(key: ParsedNode, pointer: string): string | undefined {
    const at = key.range[0];
    if (isPlain(key, '')) {
      this.#fault('Unparsable', at, pointer, 'a key is missing');
      return undefined;
    }
    const built = this.build(key, pointer, at);
    if (built.kind === 'Scalar')
      return built.value.type === 'string' ? built.value.value : built.source;
    this.#fault('Unparsable', at, pointer, 'a key is a list or a mapping');
    return undefined;
  }

  /** What a mapping itself says wins over what is merged into it, then what comes first in a list. */
  #merge({ at, value }: MapEntry, entries: Map<string, MapEntry>, pointer: string): void {
    for (const source of value.kind === 'List' ? value.items : [value]) {
      if (source.kind !== 'Map') {
        const message = 'a merge key takes a mapping or a list of mappings';
        this.#fault('Unparsable', at, pointer, message);
        return;
      }
      this.#copied += source.entries.size;
      if (this.#copied > YAML_LIMITS.nodes) {
        const message = `merge keys copy more than ${YAML_LIMITS.nodes} entries`;
        this.#fault('Unparsable', at, pointer, message);
        return;
      }
      for (const [name, entry] of source.entries) if (!entries.has(name)) entries.set(name, entry);
    }
  }

  /** Replaces what is too large or too deep by nothing, so that work on the tree is bounded, however it is walked. */
  #bounded(node: YamlNode): YamlNode {
    const broken = this.#sizes.add(node, childrenOf(node));
    if (broken === undefined) return node;
    this.#fault('Unparsable', node.at, '', broken);
    return nothing(node.at);
  }

  #fault(rule: MetadataRule, at: number, pointer: string, message: string): void {
    this.faults.push({ rule, at, pointer, message });
  }
}

function isPlain(node: ParsedNode, value: string): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.tag === undefined && node.value === value;
}

function childrenOf(node: YamlNode): YamlNode[] {
  if (node.kind === 'List') return [...node.items];
  return node.kind === 'Map' ? [...node.entries.values()].map(({ value }) => value) : [];
}

/** What stands where the text says nothing. */
function nothing(at: number): ScalarNode {
  const value = { type: 'null', value: null } as const;
  return { kind: 'Scalar', at, source: '', value, cli: value };
}
