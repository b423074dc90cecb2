import { contractOf } from '../contract/contract-of.ts';
import type { Evaluation } from '../contract/evaluate.ts';
import type { Verdict } from '../contract/judge.ts';
import { judge } from '../contract/judge.ts';
import type { Observation } from './observation.ts';

/** The verdict on an evaluation, with the waivers and settings that the template has now. */
export function judgeAgain(
  { template, now, unwaivable }: Observation,
  { findings, passed }: Evaluation,
): Verdict {
  const { contract, validation } = template.spec;
  return judge({
    findings,
    passed,
    waivers: contractOf(contract.type).waivers(template.spec),
    // Without a boot the inspection is all there is: unread, it would prove nothing.
    requireInspection: validation.requireInspection || validation.mode === 'Inspect',
    now: new Date(now),
    unwaivable,
  });
}
