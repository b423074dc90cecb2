import { cleanText } from '../evidence/clean-text.ts';
import type { BootEvidence } from '../evidence/boot-evidence.ts';

/** Bound of `status.runtime`. */
const LONGEST = 128;

/** The first line that the platform's first probe printed, where it exited 0. */
export function probeOutput({ platformProbes: [first] }: BootEvidence): string | undefined {
  if (first?.known !== true || first.value.exitCode !== 0) return undefined;
  const [line = ''] = first.value.output.trimStart().split(/\r?\n/, 1);
  const clean = cleanText(line, LONGEST);
  return clean === '' ? undefined : clean;
}
