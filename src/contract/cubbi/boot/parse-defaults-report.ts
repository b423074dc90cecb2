import type { Known } from '../../../evidence/known.ts';
import type { DefaultsReport } from './cubbi-boot.ts';

const REPORT = /^defaults (\d{1,10}) (\d{1,10})\nend\n$/;

/** Who the user's process was in the boot with nothing set, from the termination message. Another form proves nothing. */
export function parseDefaultsReport(message: string): Known<DefaultsReport> {
  const [, uid, gid] = REPORT.exec(message) ?? [];
  if (uid === undefined || gid === undefined)
    return {
      known: false,
      reason: 'EvidenceUnreadable',
      message: 'The report of the boot with nothing set has an unexpected shape',
    };
  return { known: true, value: { uid: Number(uid), gid: Number(gid) } };
}
