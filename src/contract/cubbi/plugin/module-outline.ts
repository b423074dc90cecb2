import type { ClassOutline } from './python/class-outline.ts';
import type { PythonNode } from './python/python-node.ts';
import type { ImportedName } from './python/read-imports.ts';

/** What a file defines when it is imported. */
export interface ModuleOutline {
  /** All of the tree, in the order of the file. */
  readonly nodes: readonly PythonNode[];
  /** Those that run at import. */
  readonly statements: readonly PythonNode[];
  readonly imports: readonly ImportedName[];
  /** What the file may call `ToolPlugin` of `cubbi_init`. */
  readonly toolPlugin: ReadonlySet<string>;
  /** By name; the last of a name counts. */
  readonly classes: ReadonlyMap<string, ClassOutline>;
  /** Names that are assigned, with the last assignment; `value` is undefined where it is more than one expression. */
  readonly assigned: ReadonlyMap<
    string,
    { readonly line: number; readonly value: PythonNode | undefined }
  >;
}
