import type { Check } from './check.ts';
import { VIBED_AGENT_CHECKS } from './vibed-agent-checks.ts';

const CHECKS: ReadonlyMap<string, Check> = new Map(
  VIBED_AGENT_CHECKS.map((check) => [check.id, check]),
);

/** The check of that id, or undefined where this version does not know it. */
export function checkById(id: string): Check | undefined {
  return CHECKS.get(id);
}
