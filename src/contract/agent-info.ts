import type { AgentInfo } from '../evidence/boot-evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { CheckResult } from './check.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { unknownResult } from './unknown-result.ts';

/** What the agent said, or the result of every check that would look at it: another check tells of an agent that did not answer. */
export function agentInfo({ boot }: Evidence): { info: AgentInfo } | { result: CheckResult } {
  if (!boot.known) return { result: unknownResult(boot) };
  const { agent, candidate } = boot.value;
  if (agent.known && agent.value.answered) return { info: agent.value.info };
  const ran = !candidate.known || candidate.value.state === 'Running';
  if (!agent.known && ran) return { result: unknownResult(agent) };
  return { result: NOT_APPLICABLE };
}
