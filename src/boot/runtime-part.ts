import type { ProbeEvidence } from '../evidence/boot-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { BootView } from './boot-reading.ts';
import type { Part } from './part.ts';
import type { PodRecord } from './pod-record.ts';
import type { RuntimeReport } from './runtime-report.ts';
import { parseRuntimeReport } from './parse-runtime-report.ts';
import { partBy } from './part-by.ts';
import { runtimeProbeSeconds } from '../job/runtime-probe-seconds.ts';
import { startFault } from './start-fault.ts';
import { unreadable } from './unreadable.ts';

/**
 * After the script's own time limits: longer than the cluster takes to notice that a kubelet is gone, whose pods do not change either.
 */
const GRACE_MILLISECONDS = 60_000;

function forAll(probes: number, one: Known<ProbeEvidence>): RuntimeReport {
  return { platformProbes: Array.from({ length: probes }, () => one), declaredProbe: one };
}

/**
 * How the runtime probes ended. A script that does not end although it limits every probe is the image's doing, if the node was at work.
 *
 * @param probes number of platform probes
 */
export function runtimePart(
  { containers: { runtime } }: PodRecord,
  { candidate, context, clock }: Pick<BootView, 'candidate' | 'context' | 'clock'>,
  probes: number,
): Part<RuntimeReport> {
  if (runtime?.ended !== undefined)
    return { settled: true, value: parseRuntimeReport(runtime.ended, probes) };
  const unknown = () => forAll(probes, unreadable('The runtime probes left no report'));
  if (runtime?.startedAt === undefined) {
    const failing = runtime?.waiting !== undefined && startFault(runtime.waiting) !== undefined;
    const both = failing && candidate.known && candidate.value.state === 'NotStarted';
    return partBy(both ? -Infinity : clock.startDeadline, clock, unknown);
  }
  const limit = runtimeProbeSeconds(context.timeoutSeconds) * (probes + 1) * 1000;
  const timedOut: Known<ProbeEvidence> = {
    known: true,
    value: { exitCode: 137, reason: 'TimedOut', output: '' },
  };
  return partBy(clock.since(runtime.startedAt) + limit + GRACE_MILLISECONDS, clock, () =>
    clock.alive ? forAll(probes, timedOut) : unknown(),
  );
}
