import type { AgentInfo } from '../evidence/boot-evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { CheckResult } from './check.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { unknownResult } from './unknown-result.ts';

/** What the agent said, or the result of every check that would look at it: another check tells of an agent that did not answer. */
export function agentInfo({ boot }: Evidence): { info: AgentInfo } | { result: CheckResult } {
  if (!boot.known) return { result: unknownResult(boot) };
  const { agent } = boot.value;
  if (!agent.known) return { result: unknownResult(agent) };
  if (!agent.value.answered) return { result: NOT_APPLICABLE };
  return { info: agent.value.info };
}
