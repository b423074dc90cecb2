import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import type { ProgramFact } from '../files/cubbi-files.ts';
import { missingProgram } from '../image/missing-program.ts';
import { usablePrograms } from '../image/usable-programs.ts';

/** gosu, with which the init script becomes cubbi, is in the image and can run on the platform. */
export const gosuPresent: CubbiCheck = {
  id: 'CB-051',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The image has a gosu that can be run',
  reasons: ['DependencyMissing'],
  help: 'The init script drops root with gosu at its very end, after it has reported success. gosu refuses to run with a set-user-id bit, and a download for another architecture cannot be executed.',
  fix: 'install gosu from the packages of the distribution',
  needs: 'Files',
  run,
};

const SET_USER_ID = 0o4000;
/** What a node of an architecture can run besides its own. */
const ALSO: Readonly<Record<string, string>> = { amd64: '386', arm64: 'arm' };

function run({ evidence: { files, platform } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const missing = missingProgram(files.value, 'gosu');
  if (missing !== undefined) return missing;
  const found = usablePrograms(files.value, 'gosu');
  const faults = found.map((program) => fault(program, cleanText(platform, 64)));
  const [message] = faults;
  // Which one PATH finds first is not worth a guess where one of them is good.
  if (message === undefined || faults.includes(undefined)) return PASSED;
  return { outcome: 'Failed', reason: 'DependencyMissing', message };
}

function fault({ path, mode, architecture }: ProgramFact, platform: string): string | undefined {
  const gosu = `The image's ${cleanText(path, 64)}`;
  if ((mode & SET_USER_ID) !== 0)
    return `${gosu} has a set-user-id bit, with which it refuses to run`;
  const [, wanted = ''] = platform.split('/');
  if (architecture === undefined || architecture === wanted || architecture === ALSO[wanted])
    return undefined;
  const built = architecture === 'unknown' ? 'another architecture' : cleanText(architecture, 32);
  return `${gosu} is built for ${built}, but the image says it is for ${platform}`;
}
