import type { CheckResult } from '../../check.ts';
import { quote } from '../../quote.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { notSearched } from '../booted/not-searched.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** What the initialization wrote belongs to the user (specification, "Security": file ownership). */
export const filesOwned: CubbiCheck = {
  id: 'CB-113',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'All files below /home/cubbi and /cubbi-config belong to cubbi',
  reasons: ['OwnershipWrong'],
  help: "Plugins run as root. What they write stays root's unless they give it away, and then the tool cannot change its own configuration.",
  fix: 'chown what the plugin writes to the user, each new parent directory included',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = droppedBoot(evidence);
  if ('result' in boot) return boot.result;
  const { foreign } = boot.report;
  if (foreign === undefined) return notSearched('find');
  const faults = foreign.map(
    (path) => `${quote(path, 128)} does not belong to cubbi after initialization`,
  );
  return several(faults, { reason: 'OwnershipWrong' });
}
