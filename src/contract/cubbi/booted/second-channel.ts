import type { CubbiBoot } from '../boot/cubbi-boot.ts';
import type { Revision } from '../init/init-facts.ts';
import { channelValues } from './channel-values.ts';

/**
 * The channel whose run command ran in the second boot: by its own word, else by the exit code that only it asks for. Undefined where neither ran
 * or nothing tells.
 */
export function secondChannel({ second, secondReport }: CubbiBoot): Revision | undefined {
  if (secondReport.known) return secondReport.value.channel;
  if (!second.known || second.value.state !== 'Ended') return undefined;
  const { exitCode } = second.value;
  return (['Env', 'Config'] as const).find(
    (channel) => channelValues(channel).exitCode === exitCode,
  );
}
