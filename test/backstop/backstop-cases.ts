import type { BackstopCase } from './backstop-case.ts';
import { POD_CASES } from './pod-cases.ts';
import { STALE_CASES } from './stale-cases.ts';
import { VERDICT_CASES } from './verdict-cases.ts';

/**
 * What the native backstop must do, beside what the webhook decides: the same rows are held against the pure decision, and against the real
 * policy on a real API server.
 */
export const BACKSTOP_CASES: readonly BackstopCase[] = [
  ...VERDICT_CASES,
  ...STALE_CASES,
  ...POD_CASES,
];
