import type { PlainValue } from './plain-value.ts';

/** A scalar as its two readers understand it. They differ only where it is plain, that is not quoted. */
export interface ScalarNode {
  readonly kind: 'Scalar';
  /** UTF-16 units from the start of the text. */
  readonly at: number;
  /** As the file spells it, folded to one line where it is plain. */
  readonly source: string;
  /** What the init script in the container reads. */
  readonly value: PlainValue;
  /** What the Cubbi CLI reads. */
  readonly cli: PlainValue;
}

/** A sequence. */
export interface ListNode {
  readonly kind: 'List';
  readonly at: number;
  readonly items: readonly YamlNode[];
}

/** A mapping: no key twice, merge keys (`<<`) already followed. */
export interface MapNode {
  readonly kind: 'Map';
  readonly at: number;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** A key with its value. */
export interface MapEntry {
  /** Where the key stands. */
  readonly at: number;
  readonly value: YamlNode;
}

/**
 * A document without comments, styles, tags and anchors. What an alias stands for is the same object as what the anchor names, so a tree may
 * be larger than the text, but never larger and deeper than `buildTree` lets it.
 */
export type YamlNode = ScalarNode | ListNode | MapNode;
