import type { AgentEvidence, AgentInfo } from './boot-evidence.ts';
import { cleanText } from './clean-text.ts';

/** What the agent's probe reports: what it found, or why it could not look (an error code of the prober's own side). */
export type AgentReport = AgentEvidence | { readonly inability: string };

/**
 * The report as one line of JSON within the limit of a report, whatever the agent said: every string is cleaned and cut so that the sum
 * fits even where JSON escapes each character.
 */
export function agentReport(report: AgentReport): string {
  if ('inability' in report)
    return JSON.stringify({ v: 1, inability: cleanText(report.inability, 64) });
  if (report.answered) {
    const { afterMilliseconds, info } = report;
    return JSON.stringify({ v: 1, ms: Math.round(afterMilliseconds), info: bounded(info) });
  }
  return JSON.stringify({ v: 1, fault: report.fault, detail: cleanText(report.detail, 128) });
}

function bounded(info: AgentInfo): AgentInfo {
  return {
    language: cleanText(info.language, 48),
    agentContract: cleanText(info.agentContract, 32),
    runtimeProbe: cleanText(info.runtimeProbe, 192),
    runtimeProbeOK: info.runtimeProbeOK,
    runtimeProbeOutput: cleanText(info.runtimeProbeOutput, 256),
  };
}
