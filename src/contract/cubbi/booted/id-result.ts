import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import { channelValues } from './channel-values.ts';
import { demandedChannel } from './demanded-channel.ts';
import { droppedBoot } from './dropped-boot.ts';
import { settingIgnored } from './setting-ignored.ts';

/** Whether the user's command has the user or group id that the demanded channel asks for. */
export function idResult(input: CubbiInput, id: 'uid' | 'gid'): CheckResult {
  const boot = droppedBoot(input.evidence);
  if ('result' in boot) return boot.result;
  const found = boot.report[id];
  const took = (['Env', 'Config'] as const).find((channel) => channelValues(channel)[id] === found);
  const demanded = demandedChannel(input);
  if (took !== undefined && (demanded === undefined || demanded === took)) return PASSED;
  const variable = id === 'uid' ? 'CUBBI_USER_ID' : 'CUBBI_GROUP_ID';
  const setting = {
    env: `${variable}=${channelValues('Env')[id]}`,
    config: `user.${id}: ${channelValues('Config')[id]}`,
  };
  return settingIgnored(input, setting, `the user's command ran with ${id} ${found}`, took);
}
