import { kubectl } from './kubectl.ts';
import type { Outcome } from './run.ts';

/** Applies objects with `kubectl apply`, all in one go. JSON is YAML. */
export function apply(objects: readonly object[], flags: readonly string[] = []): Promise<Outcome> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  return kubectl(['apply', ...flags, '-f', '-'], JSON.stringify(list));
}
