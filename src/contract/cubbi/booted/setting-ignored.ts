import type { CheckResult } from '../../check.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import type { Revision } from '../init/init-facts.ts';
import { demandedChannel } from './demanded-channel.ts';
import type { Setting } from './setting.ts';

type Failed = Extract<CheckResult, { outcome: 'Failed' }>;

/**
 * A setting that had no effect.
 *
 * @param found what was seen instead, as a clause without a subject before it
 * @param took the other channel, where the image took that one's value
 */
export function settingIgnored(
  input: CubbiInput,
  { env, config }: Setting,
  found: string,
  took?: Revision,
): Failed {
  const channel = demandedChannel(input);
  const inFile = `${config} of /cubbi/config.yaml`;
  const named = channel === 'Env' ? env : channel === 'Config' ? inFile : `${env} and ${inFile}`;
  const verb = channel === undefined ? 'were' : 'was';
  const source = took === 'Env' ? 'the environment' : '/cubbi/config.yaml';
  return {
    outcome: 'Failed',
    reason: 'SettingIgnored',
    message: `${named} ${verb} ignored: ${found}${took === undefined ? '' : `, as ${source} asks for`}`,
    fix: fixFor(input, channel, took),
  };
}

/** How the channel is made to work, or the template says that the other one is wanted. */
function fixFor(
  { terms }: CubbiInput,
  channel: Revision | undefined,
  took: Revision | undefined,
): string {
  const script =
    channel === 'Config'
      ? "use upstream's cubbi_init.py of v0.5, which reads the file"
      : "use upstream's cubbi_init.py of v0.4, which reads the environment";
  if (channel === undefined) return "use upstream's cubbi_init.py";
  if (took === undefined || took === channel) return script;
  const relax =
    terms.revision === undefined
      ? 'set spec.contract.cubbi.enforcement to Pragmatic'
      : `set spec.contract.cubbi.revision to ${took}`;
  return `${script}, or ${relax}`;
}
