import { BUILT_IN_SLOTS } from '../api/built-in-slots.ts';
import { agentPart } from '../boot/agent-part.ts';
import type { BootReading, BootResult, BootView } from '../boot/boot-reading.ts';
import { filesPart } from '../boot/files-part.ts';
import type { Part } from '../boot/part.ts';
import { runtimePart } from '../boot/runtime-part.ts';
import type { BootEvidence } from '../evidence/boot-evidence.ts';
import type { FileFacts } from '../evidence/image-evidence.ts';
import type { Contract, TermsSource } from './contract.ts';
import { probeOutput } from './probe-output.ts';
import { VIBED_AGENT_CHECKS } from './vibed-agent-checks.ts';
import { VIBED_AGENT_PATHS } from './vibed-agent-files.ts';
import { vibedAgentPod } from './vibed-agent-pod.ts';
import type { VibedAgentTerms } from './vibed-agent-terms.ts';

/** The contract of images that run vibed-agent and a language runtime. */
export const VIBED_AGENT: Contract<VibedAgentTerms, BootEvidence, FileFacts> = {
  type: 'VibedAgent',
  checks: VIBED_AGENT_CHECKS,
  terms,
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

/** The template's own fields, else what the built-in slot of that name knows. */
function terms(template: TermsSource, sha256: (text: string) => string): VibedAgentTerms {
  const slot = template.metadata.name;
  // A slot may have the name of an Object member, such as `constructor`.
  const builtIn = Object.hasOwn(BUILT_IN_SLOTS, slot) ? BUILT_IN_SLOTS[slot] : undefined;
  const { version, vibedAgent } = template.spec.contract;
  const type = 'VibedAgent';
  const language = vibedAgent.language ?? builtIn?.language ?? '';
  const runtimeProbes =
    vibedAgent.runtimeProbe === undefined
      ? (builtIn?.runtimeProbes ?? [])
      : [vibedAgent.runtimeProbe];
  const boot = template.spec.validation.mode !== 'Inspect';
  const probes = runtimeProbes.map(({ command, prints }) => [command, prints]);
  const hash = sha256(JSON.stringify([type, version, language, probes, boot]));
  return { type, version, grade: version, slot, language, runtimeProbes, boot, hash };
}

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
