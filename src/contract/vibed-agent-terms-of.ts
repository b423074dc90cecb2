import { BUILT_IN_SLOTS } from '../api/built-in-slots.ts';
import type { TermsSource } from './contract.ts';
import type { VibedAgentTerms } from './vibed-agent-terms.ts';

/**
 * The terms of a template of type VibedAgent: its own fields, else what the built-in slot of that name knows.
 *
 * @param sha256 gives the SHA-256 of a text as 64 hexadecimal digits
 */
export function vibedAgentTermsOf(
  template: TermsSource,
  sha256: (text: string) => string,
): VibedAgentTerms {
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
