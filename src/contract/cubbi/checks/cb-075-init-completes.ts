import { candidateResult } from '../booted/candidate-result.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** The first boot: the image's own entrypoint initializes and runs the command that it was given (specification, "Init System"). */
export const initCompletes: CubbiCheck = {
  id: 'CB-075',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The image initializes, says so in /cubbi/init.status, and runs its arguments',
  reasons: ['InitFailed', 'EntrypointWrong', 'ExecFormatError', 'OutOfMemory', 'TimedOut'],
  help: 'Booted without a network, as root with the five capabilities that init needs. Status and exit code are both judged: each of them alone is fooled by some broken image.',
  fix: 'run the image with the arguments "sh -c true" and see why it ends; status.boot.logTail has its last lines',
  needs: 'Boot',
  run: ({ evidence }) => candidateResult(evidence),
};
