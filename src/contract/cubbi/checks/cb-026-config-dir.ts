import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import type { Revision } from '../init/init-facts.ts';
import { channelValues } from '../booted/channel-values.ts';
import { demandedChannel } from '../booted/demanded-channel.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { seenPlace } from '../booted/seen-place.ts';
import { settingIgnored } from '../booted/setting-ignored.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const SETTING = {
  env: `CUBBI_CONFIG_DIR=${channelValues('Env').configDir}`,
  config: `project.config_dir: ${channelValues('Config').configDir}`,
};

/** `CUBBI_CONFIG_DIR`, or `project.config_dir` (specification, "Standard Environment Variables"). */
export const configDir: CubbiCheck = {
  id: 'CB-026',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'CUBBI_CONFIG_DIR is created and belongs to cubbi',
  reasons: ['SettingIgnored', 'OwnershipWrong'],
  help: 'Tools write their configuration there. /cubbi-config is made in any case and is for CB-073. Images of revision Config take project.config_dir of /cubbi/config.yaml instead; Strict asks for the variable.',
  fix: 'let cubbi_init.py create the directory and give it to cubbi',
  needs: 'Boot',
  run,
};

function run(input: CubbiInput): CheckResult {
  const boot = droppedBoot(input.evidence);
  if ('result' in boot) return boot.result;
  const demanded = demandedChannel(input);
  const channels: readonly Revision[] = demanded === undefined ? ['Env', 'Config'] : [demanded];
  const seen = channels.map((channel) => seenPlace(boot.report, channelValues(channel).configDir));
  const unseen = seen.find((one) => 'result' in one);
  if (unseen !== undefined) return unseen.result;
  const made = seen.flatMap((one) =>
    'place' in one && one.place.kind === 'Directory' ? [one.place] : [],
  );
  if (made.length === 0) return settingIgnored(input, SETTING, 'the directory was not created');
  if (made.some(({ uid }) => uid === boot.report.uid)) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'OwnershipWrong',
    message: `The directory of CUBBI_CONFIG_DIR belongs to uid ${made[0]?.uid}, expected ${boot.report.uid}`,
  };
}
