import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiEvidence, CubbiInput } from '../cubbi-check.ts';
import { launch } from '../image/launch.ts';
import type { Launch } from '../image/launch.ts';

/** What the image starts is its init script, in the exec form, so that the arguments of a container reach it. */
export const entrypointRunsInit: CubbiCheck = {
  id: 'CB-120',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'ENTRYPOINT runs cubbi_init.py',
  reasons: ['EntrypointWrong'],
  help: 'Accepted are the script itself, python3 or "uv run --script" with the script, and each of them under tini, dumb-init or catatonit. A shell in between loses the arguments of the container, and what a wrapper script does cannot be judged.',
  fix: 'set ENTRYPOINT ["/cubbi/cubbi_init.py"]',
  needs: 'Config',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const { config } = evidence;
  if (!config.known) return unknownResult(config);
  const start = launch(config.value);
  if (start.kind === 'StatusScript') return NOT_APPLICABLE;
  const message = fault(start, evidence);
  if (message === undefined) return PASSED;
  return { outcome: 'Failed', reason: 'EntrypointWrong', message };
}

function fault(
  start: Exclude<Launch, { kind: 'StatusScript' }>,
  evidence: CubbiEvidence,
): string | undefined {
  switch (start.kind) {
    case 'None':
      return 'The image has no ENTRYPOINT, and the arguments of a container replace its CMD';
    case 'Shell':
      return `ENTRYPOINT is a shell that loses the arguments of the container: ${quote(start.line)}`;
    case 'Other':
      if (start.program === '') return 'ENTRYPOINT names no program to run';
      return `ENTRYPOINT runs ${quote(start.program)}, not cubbi_init.py`;
    case 'Init': {
      const help = start.args.find((word) => word === '-h' || word === '--help');
      if (help !== undefined)
        return `ENTRYPOINT gives cubbi_init.py the argument ${help}, so that it prints its usage and ends`;
      return elsewhere(start.path, evidence);
    }
  }
}

/** Both places are fine for the script, but it must be at the one that is run. */
function elsewhere(path: string, { files }: CubbiEvidence): string | undefined {
  if (!files.known || files.value.init.state !== 'Read') return undefined;
  const { init, paths } = files.value;
  if (init.path === path || Object.hasOwn(paths, path)) return undefined;
  return `ENTRYPOINT runs ${path}, but the image has the script at ${init.path}`;
}
