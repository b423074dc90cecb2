import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { BootReport } from '../boot/cubbi-boot.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { secondResult } from '../booted/second-result.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const HOME = '/home/cubbi';

/** What was written through a persistent source outlives a restart (specification, "Persistent Configurations"). */
export const configurationPersists: CubbiCheck = {
  id: 'CB-046',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'What is written through a persistent source is there in the next boot',
  reasons: ['PersistenceBroken'],
  help: 'The first boot writes a marker through each link; the second boot, a new container on the same volumes, reads it. Links that were not made are for CB-045.',
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
  const made = markedIn(first.report);
  const { kept, lost } = secondReport.value;
  const gone = lost.filter((source) => made.has(source));
  if (gone.length === 0 && kept.length === 0) return NOT_APPLICABLE;
  const faults = gone.map(
    (source) => `What was written through ${quote(source)} did not survive a restart`,
  );
  return several(faults, { reason: 'PersistenceBroken' });
}

/** Where the first boot could leave its marker: links that lead somewhere, and the home. CB-045 and CB-071 tell of the others. */
function markedIn({ links, places }: BootReport): ReadonlySet<string> {
  const made = links.flatMap(({ source, resolves }) => (resolves ? [source] : []));
  return new Set(places[HOME]?.writable === true ? [...made, HOME] : made);
}
