import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { secondResult } from '../booted/second-result.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** What was written through a persistent source outlives a restart (specification, "Persistent Configurations"). */
export const configurationPersists: CubbiCheck = {
  id: 'CB-046',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'What is written through a persistent source is there in the next boot',
  reasons: ['PersistenceBroken'],
  help: 'The first boot leaves a marker in each source and in /home/cubbi; the second boot, a new container on the same volumes, looks for it. Links that were not made are for CB-045.',
  fix: 'let no plugin and no init step replace or empty a target that is already there',
  needs: 'Boot',
  run,
};

function run(input: CubbiInput): CheckResult {
  const first = firstBoot(input.evidence);
  if ('result' in first) return first.result;
  const { boot } = input.evidence;
  if (!boot.known) return NOT_APPLICABLE;
  const { secondReport } = boot.value;
  if (!secondReport.known) {
    const gate = secondResult(input);
    if (gate.outcome === 'Failed') return NOT_APPLICABLE;
    return gate.outcome === 'Passed' ? unknownResult(secondReport) : gate;
  }
  const { kept, lost } = secondReport.value;
  if (lost.length === 0 && kept.length === 0) return NOT_APPLICABLE;
  const faults = lost.map(
    (source) => `What was written to ${quote(source)} did not survive a restart`,
  );
  return several(faults, { reason: 'PersistenceBroken' });
}
