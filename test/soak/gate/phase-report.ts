import { percentile } from '../../bench/statistics/percentile.ts';
import { roundTo } from '../../bench/statistics/round-to.ts';
import type { PhaseFigures } from './phase-figures.ts';
import type { PhaseFacts } from './phase-problems.ts';

/** A phase as it is printed, one JSON line each. Latencies in milliseconds, rates in answers a second. */
export interface PhaseReport {
  readonly phase: string;
  readonly seconds: number;
  readonly requests: number;
  readonly answered: number;
  readonly admitted: number;
  readonly refused: number;
  readonly wrongRefusals: number;
  readonly wrongAdmissions: number;
  readonly failOpen: number;
  readonly failOpenByMetric: number;
  readonly unhandled: number;
  readonly unanswered: number;
  readonly p50: number;
  readonly p99: number;
  readonly rate: number;
  readonly problems: readonly string[];
}

/** What is printed of a phase. */
export function phaseReport(
  phase: string,
  ms: number,
  figures: PhaseFigures,
  { byMetric }: Pick<PhaseFacts, 'byMetric'>,
  problems: readonly string[],
): PhaseReport {
  const { verdicts, times, unanswered } = figures;
  const time = (share: number) => (times.length === 0 ? 0 : roundTo(percentile(times, share), 3));
  return {
    phase,
    seconds: roundTo(ms / 1000, 4),
    requests: figures.requests,
    answered: times.length,
    admitted: verdicts.Admitted,
    refused: verdicts.Refused,
    wrongRefusals: verdicts.WronglyRefused,
    wrongAdmissions: verdicts.WronglyAdmitted,
    failOpen: figures.failedOpen,
    failOpenByMetric: Object.values(byMetric).reduce((sum, each) => sum + each, 0),
    unhandled: verdicts.Unhandled,
    unanswered,
    p50: time(0.5),
    p99: time(0.99),
    rate: Math.round((times.length * 1000) / ms),
    problems,
  };
}
