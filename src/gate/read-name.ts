import { textAt } from './text-at.ts';

/** Namespace and name of an object; empty where absent. */
export function readName(object: unknown): { namespace: string; name: string } {
  return {
    namespace: textAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name'),
  };
}
