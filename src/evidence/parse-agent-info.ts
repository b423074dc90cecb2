import type { AgentInfo } from './boot-evidence.ts';

/**
 * The agent's answer with the right field types, or the name of the first field that is wrong. Fields that an agent may leave out
 * (`runtimeProbe`, `runtimeProbeOutput`) are empty then; unknown fields are ignored.
 */
export function parseAgentInfo(
  value: unknown,
): { readonly info: AgentInfo } | { readonly wrong: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wrong: 'the body' };
  const { language, agentContract, runtimeProbe, runtimeProbeOK, runtimeProbeOutput } =
    value as Readonly<Record<string, unknown>>;
  if (typeof language !== 'string') return { wrong: 'language' };
  if (typeof agentContract !== 'string') return { wrong: 'agentContract' };
  if (typeof (runtimeProbe ?? '') !== 'string') return { wrong: 'runtimeProbe' };
  if (typeof runtimeProbeOK !== 'boolean') return { wrong: 'runtimeProbeOK' };
  if (typeof (runtimeProbeOutput ?? '') !== 'string') return { wrong: 'runtimeProbeOutput' };
  return {
    info: {
      language,
      agentContract,
      runtimeProbe: (runtimeProbe ?? '') as string,
      runtimeProbeOK,
      runtimeProbeOutput: (runtimeProbeOutput ?? '') as string,
    },
  };
}
