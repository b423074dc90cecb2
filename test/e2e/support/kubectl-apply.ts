import { kubectl } from './kubectl.ts';
import type { Outcome } from './run.ts';

/** Applies objects with `kubectl apply`, all in one go, where kubectl itself is what is looked at. JSON is YAML. */
export function kubectlApply(
  objects: readonly object[],
  flags: readonly string[] = [],
): Promise<Outcome> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  return kubectl(['apply', ...flags, '-f', '-'], JSON.stringify(list));
}
