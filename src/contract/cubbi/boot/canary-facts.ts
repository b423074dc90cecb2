import { canaryLines } from './canary-lines.ts';
import type { LogFacts } from './cubbi-boot.ts';
import { isCut } from './is-cut.ts';

/** What the log of the first boot says about dummy secrets. */
export function canaryFacts(log: string): Pick<LogFacts, 'canaryLines' | 'cut'> {
  return {
    canaryLines: canaryLines(log.split('\n')),
    ...(isCut('candidate', log) && { cut: true }),
  };
}
