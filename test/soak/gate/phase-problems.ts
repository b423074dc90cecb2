import type { PhaseFigures } from './phase-figures.ts';
import type { GateEntry } from './soak-request.ts';

/** What is known of a phase beside its figures. */
export interface PhaseFacts {
  readonly mayFailOpen: boolean;
  /** By how much the API server's counts grew. */
  readonly byMetric: Readonly<Record<GateEntry, number>>;
  /** Fail-open admissions whose count went with an API server that ended, because it was not read again. */
  readonly unread: number;
}

/**
 * What is wrong with a phase; nothing where all is well. What was counted of the answers must equal the API server's metric. Only a request whose
 * answer did not come, or that was admitted wrongly, may be in the metric alone, and only one that an API server counted just before it ended may be missing there.
 */
export function phaseProblems(figures: PhaseFigures, facts: PhaseFacts): string[] {
  const { verdicts, failOpen, unanswered } = figures;
  const problems: string[] = [];
  const wrong = (count: number, what: string) => {
    if (count > 0) problems.push(`${count} ${what}`);
  };
  wrong(verdicts.WronglyRefused, 'refused that should pass, or for another reason than recorded');
  wrong(verdicts.WronglyAdmitted, 'admitted that are recorded as rejected');
  if (!facts.mayFailOpen) wrong(figures.failedOpen, 'admitted unjudged, where nothing may be');
  for (const entry of Object.keys(failOpen) as GateEntry[]) {
    const counted = failOpen[entry];
    const metric = facts.byMetric[entry];
    const most = counted + unanswered + verdicts.Unhandled + verdicts.WronglyAdmitted;
    if (metric < counted - facts.unread || metric > most)
      problems.push(`${entry}: ${counted} fail-open admissions, ${metric} by the metric`);
  }
  if (figures.handled === 0) problems.push('the API server handled no request');
  return problems;
}
