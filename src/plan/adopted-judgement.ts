import type { ConcludedStatus } from './is-concluded.ts';
import type { Judgement } from './progress.ts';

/** The judgement that a sibling's status holds: the same evidence, its own waivers to be applied anew. */
export function adoptedJudgement(from: ConcludedStatus): Judgement {
  const { findings = [], checks, judged, lastValidation, boot, runtime, contract } = from;
  return {
    evaluation: { findings, passed: checks.passed },
    digest: judged.digest,
    record: lastValidation,
    ...(boot !== undefined && { boot }),
    ...(runtime !== undefined && { runtime }),
    ...(contract !== undefined && { contract }),
  };
}
