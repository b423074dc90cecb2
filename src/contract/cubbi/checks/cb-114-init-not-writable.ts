import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { several } from '../booted/several.ts';
import { initOwnerFaults } from '../image/init-owner-faults.ts';
import { isOfInit } from '../image/is-of-init.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** What root runs at the start of a container can be changed by root alone. */
export const initNotWritable: CubbiCheck = {
  id: 'CB-114',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/cubbi and what is in it can be changed by root alone',
  reasons: ['OwnershipWrong'],
  help: 'Root runs the init script, the plugin and the status script at every start, and the metadata says which plugin. Whoever can write one of them becomes root with the next restart of the container.',
  fix: 'copy these files as root with modes 0755 and 0644: no --chown and no chmod 777',
  needs: 'Files',
  run,
};

function run({ evidence: { files, boot } }: CubbiInput): CheckResult {
  const faults = new Map(files.known ? initOwnerFaults(files.value) : []);
  const places = boot.known && boot.value.report.known ? boot.value.report.value.places : {};
  for (const [path, { kind, writable }] of Object.entries(places))
    if (writable && kind !== 'Missing' && isOfInit(path, files.known ? files.value : {}))
      faults.set(path, faults.get(path) ?? `In the booted image, cubbi may write ${quote(path)}`);
  if (faults.size > 0) return several([...faults.values()], { reason: 'OwnershipWrong' });
  if (!files.known) return unknownResult(files);
  return unlessCutShort(files.value, 'a script that cubbi may write', PASSED);
}
