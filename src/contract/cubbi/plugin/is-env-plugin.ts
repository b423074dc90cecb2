import type { CubbiInput } from '../cubbi-check.ts';
import { wantedApis } from './wanted-apis.ts';

/** Whether the image's plugin is found and called as revision Env does, so that the rules of that revision alone apply to it. */
export function isEnvPlugin(input: CubbiInput): boolean {
  const { files } = input.evidence;
  if (!files.known || files.value.plugin.state !== 'Read') return false;
  const { api } = files.value.plugin;
  const wanted = wantedApis(input);
  return (
    (api === 'Env' || api === 'Both') &&
    wanted.length > 0 &&
    wanted.every((found) => found.api === 'Env')
  );
}
