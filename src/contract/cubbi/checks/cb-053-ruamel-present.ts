import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { pythonPackage } from '../image/python-package.ts';

/** The init script finds ruamel.yaml. */
export const ruamelPresent: CubbiCheck = {
  id: 'CB-053',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The init script finds ruamel.yaml',
  reasons: ['DependencyMissing'],
  help: 'The init script and the plugins read and write YAML with ruamel.yaml. Where uv runs the script, the environment counts that uv prepared when the image was built.',
  fix: 'install ruamel.yaml for python3, for example with pip install ruamel.yaml',
  needs: 'Files',
  run,
};

function run({ evidence }: CubbiInput): ReturnType<CubbiCheck['run']> {
  return pythonPackage(evidence, 'ruamel');
}
