import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import { candidateResult } from '../booted/candidate-result.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { sideBoot } from '../booted/side-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** Without anything set, the user is 1000:1000 (specification, "Standard Environment Variables"). */
export const defaultIds: CubbiCheck = {
  id: 'CB-022',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "With nothing set, the user's command runs as 1000:1000",
  reasons: ['SettingIgnored'],
  help: 'Platforms that set nothing prepare their volumes for this user and group.',
  fix: 'let cubbi_init.py default to user id and group id 1000',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const gate = sideBoot(evidence, 'defaults');
  if (gate.outcome === 'Failed') return NOT_APPLICABLE; // CB-030 says so
  if (gate.outcome !== 'Passed' || !evidence.boot.known) return gate;
  const { defaultsReport: report } = evidence.boot.value;
  // Arguments that never ran have reported nothing: CB-075 tells of the first boot, and of this one with it.
  if (!report.known)
    return candidateResult(evidence).outcome === 'Failed' ? NOT_APPLICABLE : unknownResult(report);
  const { uid, gid } = report.value;
  const want = BOOT_VALUES.defaults;
  if (uid === want.uid && gid === want.gid) return PASSED;
  // Where it is root with an id set as well, the id is not the cause.
  if (uid === 0 && 'result' in droppedBoot(evidence)) return NOT_APPLICABLE;
  return {
    outcome: 'Failed',
    reason: 'SettingIgnored',
    message: `With nothing set, the user's command ran as ${uid}:${gid}, expected ${want.uid}:${want.gid}`,
  };
}
