import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { several } from '../booted/several.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The image has no trace of a run of its own init script. */
export const nothingBaked: CubbiCheck = {
  id: 'CB-076',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'No state of a run is in the image',
  reasons: ['PathConflict'],
  help: 'A status that says true makes everybody believe that the initialization is done before it has begun. A configuration file belongs to one session, may have keys in it, and is mounted when the container starts.',
  fix: 'delete it in the same RUN or COPY that makes it, and run nothing but --help in the build',
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { paths, statusBakedTrue } = files.value;
  const has = (path: string) => Object.hasOwn(paths, path);
  const traces = [
    ...(statusBakedTrue ? ['/cubbi/init.status in the image already says INIT_COMPLETE=true'] : []),
    ...(has('/cubbi/config.yaml')
      ? ['/cubbi/config.yaml, the configuration of one session, is in the image']
      : []),
    ...(has('/cubbi/init.log') ? ['/cubbi/init.log, the log of a run, is in the image'] : []),
  ];
  if (traces.length === 0) return unlessCutShort(files.value, 'state of a run', PASSED);
  return several(traces, { reason: 'PathConflict' });
}
