import { allNodes } from './python/all-nodes.ts';
import type { ClassOutline } from './python/class-outline.ts';
import { flatStatements } from './python/flat-statements.ts';
import type { ModuleOutline } from './module-outline.ts';
import type { PythonNode } from './python/python-node.ts';
import { readAssignment } from './python/read-assignment.ts';
import { readClass } from './python/read-class.ts';
import { readImports } from './python/read-imports.ts';
import type { ImportedName } from './python/read-imports.ts';

const BASE = 'ToolPlugin';

/** Outline of a file. */
export function readModule(root: PythonNode): ModuleOutline {
  const statements = flatStatements(root);
  const classes = new Map<string, ClassOutline>();
  const assigned = new Map<string, { line: number; value: PythonNode | undefined }>();
  for (const statement of statements) {
    const found = readClass(statement);
    if (found !== undefined) classes.set(found.name, found);
    if (statement.name !== 'AssignStatement') continue;
    const { names, value } = readAssignment(statement);
    for (const name of names) assigned.set(name, { line: statement.line, value });
  }
  const imports = statements.flatMap(readImports);
  const toolPlugin = toolPluginNames(imports);
  return { nodes: allNodes(root), statements, imports, toolPlugin, classes, assigned };
}

/** What the file may call `ToolPlugin` of `cubbi_init`. */
function toolPluginNames(imports: readonly ImportedName[]): ReadonlySet<string> {
  const ours = imports.filter(({ module }) => module === 'cubbi_init');
  return new Set(
    ours.flatMap(({ taken, as }) => {
      if (taken === '') return [`${as}.${BASE}`];
      if (taken === '*') return [BASE];
      return taken === BASE ? [as] : [];
    }),
  );
}
