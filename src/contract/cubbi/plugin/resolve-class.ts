import type { ClassOutline } from './python/class-outline.ts';
import type { ModuleOutline } from './module-outline.ts';
import type { PluginClass } from './plugin-class.ts';

/** Bases that add nothing that a plugin needs. */
const HARMLESS = new Set<string | undefined>([
  'ABC',
  'Generic',
  'abc.ABC',
  'object',
  'typing.Generic',
]);
/** A class with more ancestors is not resolved to the end. */
const MOST_ANCESTORS = 32;

/** A class of the file with what it inherits. */
export function resolveClass(outline: ClassOutline, module: ModuleOutline): PluginClass {
  const ancestors = new Set([outline]);
  let [derived, open] = [false, false];
  for (const ancestor of ancestors) {
    open ||= ancestor.altered || ancestors.size > MOST_ANCESTORS;
    if (ancestors.size > MOST_ANCESTORS) break;
    for (const base of ancestor.bases) {
      const local = base === undefined ? undefined : module.classes.get(base);
      if (base !== undefined && module.toolPlugin.has(base)) derived = true;
      else if (local !== undefined) ancestors.add(local);
      else open ||= !HARMLESS.has(base);
    }
  }
  return {
    outline,
    derived,
    open,
    member: (name) => [...ancestors].find(({ members }) => members.has(name))?.members.get(name),
  };
}
