import type { CheckResult } from '../../check.ts';
import { notTold } from './not-told.ts';

/** The files of the booted image could not be searched. */
export function notSearched(program: 'find' | 'grep'): CheckResult {
  return notTold(`The image has no ${program}, or ${program} took too long to search its files`);
}
