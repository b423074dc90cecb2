import type { Known } from '../../../evidence/known.ts';
import type { BootLink } from './boot-links.ts';
import { BOOT_VALUES } from './boot-values.ts';
import type { SecondReport } from './cubbi-boot.ts';
import { sourceOf } from './source-of.ts';

const MOST_BYTES = 1500;
const REPORT =
  /^second (\d{1,3}) (\d{1,10}) (\d{1,10})\nkept((?: [0-9a-z]{1,4})*)\nlost((?: [0-9a-z]{1,4})*)\nend\n$/;

/**
 * What the run command saw in the second boot, from the termination message. The image's process wrote it: another form proves nothing.
 *
 * @param links those that the boots asked for, in their order
 * @param marked where the first boot left a marker
 */
export function parseSecondReport(
  message: string,
  links: readonly BootLink[],
  marked: readonly string[],
): Known<SecondReport> {
  const match = message.length > MOST_BYTES ? null : REPORT.exec(message);
  const [, code, uid, gid, kept = '', lost = ''] = match ?? [];
  const { env, config } = BOOT_VALUES;
  if (match === null || (Number(code) !== env.exitCode && Number(code) !== config.exitCode))
    return {
      known: false,
      reason: 'EvidenceUnreadable',
      message: 'The report of the second boot has an unexpected shape',
    };
  const folders = (words: string) =>
    marked.filter((folder) => words.split(' ').some((word) => sourceOf(word, links) === folder));
  return {
    known: true,
    value: {
      uid: Number(uid),
      gid: Number(gid),
      channel: Number(code) === env.exitCode ? 'Env' : 'Config',
      kept: folders(kept),
      lost: folders(lost),
    },
  };
}
