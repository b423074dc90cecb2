import type { PythonNode } from './python-node.ts';

/** What a class is made of. */
export interface ClassOutline {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  /** Base classes by their dotted names; undefined for an expression. */
  readonly bases: readonly (string | undefined)[];
  /** Whether a metaclass or a decorator may give it more than what is written. */
  readonly altered: boolean;
  /** By name; the last of a name counts. */
  readonly members: ReadonlyMap<string, Member>;
}

/** A method, or an attribute with its value. */
export type Member =
  | {
      readonly kind: 'Method';
      readonly line: number;
      readonly node: PythonNode;
      /** Dotted names; undefined for an expression. */
      readonly decorators: readonly (string | undefined)[];
    }
  | { readonly kind: 'Value'; readonly line: number; readonly node: PythonNode | undefined };
