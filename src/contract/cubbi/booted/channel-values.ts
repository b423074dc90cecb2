import { BOOT_VALUES } from '../boot/boot-values.ts';
import type { Revision } from '../init/init-facts.ts';

/** What the boots ask for through that channel. */
export function channelValues(channel: Revision): (typeof BOOT_VALUES)['env' | 'config'] {
  return channel === 'Env' ? BOOT_VALUES.env : BOOT_VALUES.config;
}
