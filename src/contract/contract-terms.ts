import type { BaseImageTemplate, RuntimeProbe } from '../api/base-image-template.ts';
import { BUILT_IN_SLOTS } from '../api/built-in-slots.ts';

/** What the image of one slot must keep. */
export interface ContractTerms {
  readonly type: 'VibedAgent';
  readonly version: '1';
  /** The slot's name, for messages. It is no part of the hash. */
  readonly slot: string;
  readonly language: string;
  /** The platform's own probes, in order. Empty where a custom slot names none. */
  readonly runtimeProbes: readonly Readonly<RuntimeProbe>[];
  /** Whether the image is booted (`spec.validation.mode`). Without, the checks of the boot do not apply. */
  readonly boot: boolean;
  /** 64 hexadecimal digits over all but the slot's name: a verdict by other terms says nothing about these. */
  readonly hash: string;
}

/**
 * The terms that a template sets: its own fields, else what the built-in slot of that name knows.
 *
 * @param sha256 gives the SHA-256 of a text as 64 hexadecimal digits
 */
export function contractTerms(
  template: Pick<BaseImageTemplate, 'spec'> & { metadata: { name: string } },
  sha256: (text: string) => string,
): ContractTerms {
  const slot = template.metadata.name;
  // A slot may have the name of an Object member, such as `constructor`.
  const builtIn = Object.hasOwn(BUILT_IN_SLOTS, slot) ? BUILT_IN_SLOTS[slot] : undefined;
  const { type, version, vibedAgent } = template.spec.contract;
  const language = vibedAgent.language ?? builtIn?.language ?? '';
  const runtimeProbes =
    vibedAgent.runtimeProbe === undefined
      ? (builtIn?.runtimeProbes ?? [])
      : [vibedAgent.runtimeProbe];
  const boot = template.spec.validation.mode !== 'Inspect';
  const probes = runtimeProbes.map(({ command, prints }) => [command, prints]);
  const hash = sha256(JSON.stringify([type, version, language, probes, boot]));
  return { type, version, slot, language, runtimeProbes, boot, hash };
}
