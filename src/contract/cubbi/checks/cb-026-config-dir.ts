import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import type { BootReport } from '../boot/cubbi-boot.ts';
import { channelValues } from '../booted/channel-values.ts';
import { demandedChannel } from '../booted/demanded-channel.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { seenPlace } from '../booted/seen-place.ts';
import { settingIgnored } from '../booted/setting-ignored.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import type { Revision } from '../init/init-facts.ts';

const CHANNELS = ['Env', 'Config'] as const;
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
  const { report } = boot;
  const demanded = demandedChannel(input);
  const wanted = CHANNELS.filter((channel) => demanded === undefined || channel === demanded);
  const channel = wanted.find((one) => isMade(one, report));
  if (channel !== undefined) return owned(channel, report);
  for (const one of wanted) {
    const seen = seenPlace(report, channelValues(one).configDir);
    if ('result' in seen) return seen.result;
  }
  const took = CHANNELS.find((one) => isMade(one, report));
  const found =
    took === undefined ? 'the directory was not created' : 'another directory was created';
  return settingIgnored(input, SETTING, found, took);
}

function isMade(channel: Revision, { places }: BootReport): boolean {
  return places[channelValues(channel).configDir]?.kind === 'Directory';
}

function owned(channel: Revision, { uid, places }: BootReport): CheckResult {
  const path = channelValues(channel).configDir;
  const owner = places[path]?.uid;
  if (owner === uid) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'OwnershipWrong',
    message: `The configuration directory ${path} belongs to uid ${owner}, expected ${uid}`,
  };
}
