import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { startOutcome } from '../start-outcome.ts';
import { unknownResult } from '../unknown-result.ts';

/** The image's own entrypoint starts. */
export const candidateStarts: Check = {
  id: 'VA-030',
  severity: { '1': 'Error' },
  title: 'The image starts with its own entrypoint, as user 1000 on a read-only root',
  reasons: ['EntrypointWrong', 'ExecFormatError', 'RunsAsRoot'],
  help: 'Judged by the words of the container runtime that only an image can bring about; anything else leaves the verdict open.',
  fix: 'set ENTRYPOINT to a program of the image that user 1000 may run, built for the platform',
  needs: 'Boot',
  run,
};

function run({ evidence: { boot } }: CheckInput): CheckResult {
  if (!boot.known) return unknownResult(boot);
  const { candidate } = boot.value;
  if (!candidate.known) return unknownResult(candidate);
  const start = startOutcome(candidate.value);
  switch (start.outcome) {
    case 'Started':
      return PASSED;
    case 'Faulty':
      return { outcome: 'Failed', reason: start.reason, message: start.message };
    case 'Unclear':
      return {
        outcome: 'Unknown',
        reason: 'EvidenceUnreadable',
        message: 'The node could not start the image, and does not say that the image is the cause',
      };
  }
}
