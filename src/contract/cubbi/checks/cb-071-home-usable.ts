import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { leadsNowhere } from '../booted/leads-nowhere.ts';
import { seenPlace } from '../booted/seen-place.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const HOME = '/home/cubbi';

/** The user's home (specification, "Directory Structure"). */
export const homeUsable: CubbiCheck = {
  id: 'CB-071',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "/home/cubbi is the user's HOME, exists and can be written",
  reasons: ['OwnershipWrong'],
  help: 'init makes it a link to /cubbi-config/home, so that what a tool keeps in its home outlives the container.',
  fix: 'let cubbi_init.py link /home/cubbi to /cubbi-config/home, and set no HOME in the image',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = droppedBoot(evidence);
  if ('result' in boot) return boot.result;
  const { home } = boot.report;
  if (home !== HOME) return wrong(`HOME of the user's command is ${quote(home)}, expected ${HOME}`);
  const seen = seenPlace(boot.report, HOME);
  if ('result' in seen) return seen.result;
  if (leadsNowhere(seen.place)) return wrong(`${HOME} does not exist, or leads nowhere`);
  return seen.place.writable
    ? PASSED
    : wrong(`${HOME} cannot be written by cubbi after initialization`);
}

function wrong(message: string): CheckResult {
  return { outcome: 'Failed', reason: 'OwnershipWrong', message };
}
