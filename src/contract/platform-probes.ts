import type { RuntimeProbe } from '../api/base-image-template.ts';
import type { BootEvidence, ProbeEvidence } from '../evidence/boot-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { CheckInput, CheckResult } from './check.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { unknownResult } from './unknown-result.ts';

/** One platform probe and how it went. */
export interface PlatformProbe {
  /** As a person would type it. */
  readonly command: string;
  /** The first word of the command. */
  readonly program: string;
  readonly prints: string;
  readonly probe: Known<ProbeEvidence>;
}

/** Every platform probe of the slot with how it went, or the result of every check that would look at them. */
export function platformProbes({
  terms,
  evidence: { boot },
}: CheckInput):
  | { readonly probes: readonly PlatformProbe[]; readonly limits: BootEvidence['limits'] }
  | { readonly result: CheckResult } {
  if (terms.runtimeProbes.length === 0) return { result: NOT_APPLICABLE };
  if (!boot.known) return { result: unknownResult(boot) };
  const { platformProbes: ran, limits } = boot.value;
  const pair = (wanted: Readonly<RuntimeProbe>, index: number): PlatformProbe => ({
    command: wanted.command.join(' '),
    program: wanted.command[0] ?? '',
    prints: wanted.prints,
    probe: ran[index] ?? NEVER_RAN,
  });
  return { probes: terms.runtimeProbes.map(pair), limits };
}

const NEVER_RAN: Known<never> = {
  known: false,
  reason: 'EvidenceUnreadable',
  message: "The platform's probe was not run",
};
