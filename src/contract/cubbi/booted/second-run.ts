import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { RunEvidence } from '../boot/cubbi-boot.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import type { Revision } from '../init/init-facts.ts';
import { secondChannel } from './second-channel.ts';
import { secondResult } from './second-result.ts';

/** How the container went whose run command ran, or what a check says without it. */
export type SecondRun =
  { readonly run: RunEvidence; readonly channel: Revision } | { readonly result: CheckResult };

/** The second boot, where the run command of the demanded channel ran. Where it did not, CB-023 says so and nobody else. */
export function secondRun(input: CubbiInput): SecondRun {
  const gate = secondResult(input);
  if (gate.outcome === 'Failed') return { result: NOT_APPLICABLE };
  const { boot } = input.evidence;
  if (gate.outcome !== 'Passed' || !boot.known || !boot.value.second.known) return { result: gate };
  const channel = secondChannel(boot.value);
  return channel === undefined ? { result: gate } : { run: boot.value.second.value, channel };
}
