import { unreadable } from '../../../boot/unreadable.ts';
import type { Known } from '../../../evidence/known.ts';
import type { BootLink } from './boot-links.ts';
import type { BootReport } from './cubbi-boot.ts';
import { markedSources } from './marked-sources.ts';
import { parseLeftReport } from './parse-left-report.ts';
import { parseProbeReport } from './parse-probe-report.ts';

/** What is known of the first boot's probe. */
export interface ProbeEvidence {
  readonly probed: Known<boolean>;
  readonly report: Known<BootReport>;
  /** Folders in which it left a marker. */
  readonly marked: readonly string[];
}

/** The probe could not write to the volume of the reports (see probe-script.ts). */
const NO_REPORT = 'validator: no report';

/**
 * @param left the report of the operator's container that looked for the probe's
 * @param message the termination message of the first boot
 * @param links those that the boot asked for, in their order
 */
export function probeEvidence(
  left: Known<unknown>,
  message: string,
  links: readonly BootLink[],
): ProbeEvidence {
  const found = left.known ? parseLeftReport(left.value) : left;
  if (!found.known) return { probed: found, report: found, marked: [] };
  const { value } = found;
  if (value.state === 'Left')
    return {
      probed: { known: true, value: true },
      report: parseProbeReport(value.text, links),
      marked: markedSources(value.text, links),
    };
  const report = unreadable('The probe of the first boot left no report');
  if (value.state === 'Unfit' || message.startsWith(NO_REPORT))
    return { probed: report, report, marked: [] };
  return { probed: { known: true, value: false }, report, marked: [] };
}
