import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { PROGRAM_NAMES } from '../files/cubbi-files.ts';
import { runsByUv } from '../image/runs-by-uv.ts';
import { searchPath } from '../image/search-path.ts';
import { usablePrograms } from '../image/usable-programs.ts';

/** The init script finds the programs of the image by their names. Programs that are not there at all are for other checks to tell. */
export const pathReachesPrograms: CubbiCheck = {
  id: 'CB-122',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'PATH leads to the programs that init runs',
  reasons: ['DependencyMissing'],
  help: "The init script runs gosu, useradd and the others by name, as root, with the image's PATH. Installers such as that of uv put programs into folders that are not in it.",
  fix: 'move the program to /usr/local/bin, or set ENV PATH with its folder',
  needs: 'Files',
  run,
};

const SHOWN = 3;

function run({ evidence }: CubbiInput): CheckResult {
  const { config, files } = evidence;
  if (!files.known) return unknownResult(files);
  if (!config.known) return unknownResult(config);
  const { init } = files.value;
  const found = searchPath(config.value);
  const needed = PROGRAM_NAMES.filter(
    (name) =>
      name !== 'sudo' && (name !== 'uv' || (init.state === 'Read' && runsByUv(evidence, init))),
  );
  const hidden = needed.flatMap((name) => {
    const paths = usablePrograms(files.value, name).map(({ path }) => path);
    return paths.some(found) ? [] : paths.slice(0, 1);
  });
  if (hidden.length === 0) return PASSED;
  const shown = hidden.slice(0, SHOWN).map((path) => cleanText(path, 40));
  const more = hidden.length > SHOWN ? ` and ${hidden.length - SHOWN} more` : '';
  const message = `PATH does not lead to ${shown.join(', ')}${more}`;
  return { outcome: 'Failed', reason: 'DependencyMissing', message };
}
