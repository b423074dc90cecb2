import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The init script is where it must be, and root may run it. */
export const initPresent: CubbiCheck = {
  id: 'CB-080',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/cubbi/cubbi_init.py is there and executable',
  reasons: ['InitScriptWrong'],
  help: 'The init script makes the user, the directories and the links, and sets up the tool. /cubbi/cubbi_init.py is where upstream has it; /cubbi_init.py, as the specification says, works too.',
  fix: 'copy it into the image: COPY --chmod=755 cubbi_init.py /cubbi/cubbi_init.py',
  needs: 'Files',
  run,
};

const ANYBODY_RUNS = 0o111;

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { init } = files.value;
  switch (init.state) {
    case 'Missing':
      return unlessCutShort(files.value, 'cubbi_init.py', missing(init.legacy));
    case 'Unfit':
      return failed(init.message);
    case 'Read': {
      if ((init.mode & ANYBODY_RUNS) !== 0) return PASSED;
      const mode = init.mode.toString(8).padStart(4, '0');
      return failed(`${init.path} is not executable (${mode})`, `add RUN chmod +x ${init.path}`);
    }
  }
}

function missing(legacy: readonly string[]): CheckResult {
  const [sign] = legacy;
  if (sign === undefined) return failed('The image has no /cubbi/cubbi_init.py');
  return failed(
    `The image is of a generation before v0.3, which has no /cubbi/cubbi_init.py (found ${sign})`,
    'build it anew with a Cubbi of v0.3 or later',
  );
}

function failed(message: string, fix?: string): CheckResult {
  return {
    outcome: 'Failed',
    reason: 'InitScriptWrong',
    message,
    ...(fix !== undefined && { fix }),
  };
}
