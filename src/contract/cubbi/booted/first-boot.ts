import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { BootReport } from '../boot/cubbi-boot.ts';
import type { CubbiEvidence } from '../cubbi-check.ts';
import { candidateResult } from './candidate-result.ts';

/** What the probe saw, or what a check says without it. */
export type FirstBoot = { readonly report: BootReport } | { readonly result: CheckResult };

/** What the probe saw in the first boot. Where it never ran for the image's fault, CB-075 says so and nobody else. */
export function firstBoot(evidence: CubbiEvidence): FirstBoot {
  const { boot } = evidence;
  if (!boot.known) return { result: unknownResult(boot) };
  if (boot.value.report.known) return { report: boot.value.report.value };
  const gate = candidateResult(evidence);
  return { result: gate.outcome === 'Unknown' ? gate : NOT_APPLICABLE };
}
