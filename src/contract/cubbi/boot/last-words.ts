import type { BootView } from '../../../boot/boot-reading.ts';
import type { Known } from '../../../evidence/known.ts';
import { isCut } from './is-cut.ts';
import type { LOG_BYTES } from './log-bytes.ts';

/**
 * Where to look for why a boot failed: in its log, and, where nobody has its end, in the last lines that the kubelet passed on with the
 * container's own end.
 */
export function lastWords(
  { record }: Pick<BootView, 'record'>,
  container: keyof typeof LOG_BYTES,
  log: Known<string>,
): string {
  const passedOn = record.containers[container]?.ended?.message ?? '';
  if (!log.known) return passedOn;
  return isCut(container, log.value) ? `${log.value}\n${passedOn}` : log.value;
}
