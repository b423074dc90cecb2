import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import { baseName } from '../image/base-name.ts';
import { canonicalFolder } from '../image/canonical-folder.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { PROGRAM_NAMES } from '../files/cubbi-files.ts';
import type { CubbiFiles, ProgramName } from '../files/cubbi-files.ts';
import { launch } from '../image/launch.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';
import { usablePrograms } from '../image/usable-programs.ts';

/** The interpreter of the init script is in the image: that of ENTRYPOINT, or of the script by itself. */
export const shebangPresent: CubbiCheck = {
  id: 'CB-055',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The interpreter of cubbi_init.py is in the image',
  reasons: ['DependencyMissing'],
  help: 'The shared init script begins with "#!/usr/bin/env -S uv run --script", so it needs uv unless ENTRYPOINT runs it with python3. Without its interpreter the container ends with exit code 127.',
  fix: 'install it, or set ENTRYPOINT ["python3", "/cubbi/cubbi_init.py"]',
  needs: 'Files',
  run,
};

function run({ evidence: { files, config } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { init } = files.value;
  if (init.state !== 'Read') return NOT_APPLICABLE;
  const start = config.known ? launch(config.value) : undefined;
  const by = start?.kind === 'Init' ? start.by : 'Kernel';
  if (by === 'Python') return NOT_APPLICABLE; // CB-050 tells
  if (by === 'Uv') return judge(files.value, 'uv', 'ENTRYPOINT runs uv');
  const program = interpreter(init.shebang);
  if (program === undefined) return failed('cubbi_init.py has no #! line, so nothing can run it');
  if (program.endsWith('\r'))
    return failed('The #! line of cubbi_init.py ends with a carriage return');
  return judge(files.value, program, `cubbi_init.py begins with #! and ${quote(program)}`);
}

/** What the `#!` line runs: behind env, its options and assignments. */
function interpreter([first, ...rest]: readonly string[]): string | undefined {
  if (baseName(first) !== 'env') return first;
  return rest.find((word) => !word.startsWith('-') && !word.includes('='));
}

function judge(files: CubbiFiles, program: string, need: string): CheckResult {
  const name = PROGRAM_NAMES.find((known) => known === baseName(program));
  if (name === undefined)
    return {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: `${need}, for which nobody looked`,
    };
  const found = usablePrograms(files, name).map(({ path }) => path);
  if (found.some((path) => !program.startsWith('/') || samePath(path, program))) return PASSED;
  return absent(files, name, found[0], need);
}

function absent(
  files: CubbiFiles,
  name: ProgramName,
  elsewhere: string | undefined,
  need: string,
): CheckResult {
  if (elsewhere !== undefined)
    return failed(`${need}, but the image has it at ${cleanText(elsewhere, 64)}`);
  if (name === 'python3') return NOT_APPLICABLE; // CB-050 tells
  return unlessCutShort(files, name, failed(`${need}, but the image has no ${name}`));
}

function samePath(one: string, other: string): boolean {
  const folder = (path: string) => canonicalFolder(path.slice(0, path.lastIndexOf('/')));
  return folder(one) === folder(other) && baseName(one) === baseName(other);
}

function failed(message: string): CheckResult {
  return { outcome: 'Failed', reason: 'DependencyMissing', message };
}
