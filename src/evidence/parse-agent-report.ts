import { AGENT_FAULTS } from './agent-faults.ts';
import type { AgentEvidence } from './boot-evidence.ts';
import type { Known } from './known.ts';
import { parseAgentInfo } from './parse-agent-info.ts';
import { readReport } from './read-report.ts';

/** What the agent's probe found, read from its termination message. Unreadable is `EvidenceUnreadable`, never a fault of the image. */
export function parseAgentReport(text: string): Known<AgentEvidence> {
  const report = readReport(text);
  if (!report.known) return report;
  const { inability, info, ms, fault, detail } = report.value;
  if (typeof inability === 'string')
    return unreadable(`The probe could not ask the agent: ${inability.slice(0, 64)}`);
  if (info !== undefined) {
    const parsed = parseAgentInfo(info);
    if ('wrong' in parsed || typeof ms !== 'number' || !(ms >= 0)) return malformed();
    return {
      known: true,
      value: { answered: true, afterMilliseconds: ms, info: parsed.info },
    };
  }
  const known = AGENT_FAULTS.find((name) => name === fault);
  if (known === undefined || typeof detail !== 'string') return malformed();
  return { known: true, value: { answered: false, fault: known, detail } };
}

function malformed(): Known<never> {
  return unreadable('The report of the validation pod has an unexpected shape');
}

function unreadable(message: string): Known<never> {
  return { known: false, reason: 'EvidenceUnreadable', message };
}
