import { agentPart } from '../boot/agent-part.ts';
import type { BootReading, BootResult, BootView } from '../boot/boot-reading.ts';
import { filesPart } from '../boot/files-part.ts';
import type { Part } from '../boot/part.ts';
import { runtimePart } from '../boot/runtime-part.ts';
import type { BootEvidence } from '../evidence/boot-evidence.ts';
import type { FileFacts } from '../evidence/image-evidence.ts';
import type { Contract } from './contract.ts';
import { probeOutput } from './probe-output.ts';
import { VIBED_AGENT_CHECKS } from './vibed-agent-checks.ts';
import { VIBED_AGENT_PATHS } from './vibed-agent-files.ts';
import { vibedAgentPod } from './vibed-agent-pod.ts';
import type { VibedAgentTerms } from './vibed-agent-terms.ts';
import { vibedAgentTermsOf } from './vibed-agent-terms-of.ts';

/** The contract of images that run vibed-agent and a language runtime. */
export const VIBED_AGENT: Contract<VibedAgentTerms, BootEvidence, FileFacts> = {
  type: 'VibedAgent',
  checks: VIBED_AGENT_CHECKS,
  terms: vibedAgentTermsOf,
  waivers: ({ contract }) => contract.vibedAgent.waivers,
  obstacle: () => undefined,
  filesReading: () => ({ kind: 'Facts', paths: VIBED_AGENT_PATHS }),
  pod: vibedAgentPod,
  bootReading,
  told: ({ boot }) => {
    const runtime = boot.known ? probeOutput(boot.value) : undefined;
    return runtime === undefined ? {} : { runtime };
  },
};

function bootReading({ runtimeProbes }: VibedAgentTerms): BootReading<BootEvidence, FileFacts> {
  return {
    imageContainers: ['candidate', 'runtime'],
    logs: [],
    read: (view) => read(view, runtimeProbes.length),
  };
}

function read(view: BootView, probes: number): Part<BootResult<BootEvidence, FileFacts>> {
  const { record, candidate, context, clock } = view;
  const agent = agentPart(record, candidate, context, clock);
  const runtime = runtimePart(record, view, probes);
  const files = filesPart(record, context, clock);
  if (!agent.settled || !runtime.settled || !files.settled) {
    const parts = [agent, runtime, files];
    return {
      settled: false,
      at: Math.min(...parts.map((part) => (part.settled ? Infinity : part.at))),
    };
  }
  const { memoryLimit: memory, timeoutSeconds } = context;
  const limits = { memory, timeoutSeconds };
  const boot = { candidate, agent: agent.value, ...runtime.value, limits };
  const answered = agent.value.known && agent.value.value.answered ? agent.value.value : undefined;
  return {
    settled: true,
    value: {
      boot,
      files: files.value,
      ...(answered !== undefined && { answeredAfter: answered.afterMilliseconds }),
    },
  };
}
