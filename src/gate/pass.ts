import type { Decision } from './decision.ts';

/** What admits without a look at any template. */
export type PassReason =
  'NotJudged' | 'NoReference' | 'ReferenceUnchanged' | 'ObjectDeleted' | 'ValidationPod';

/** Admits without a word. */
export function pass(reason: PassReason): Decision {
  return { outcome: 'Admit', reason, template: '', message: '', warning: '' };
}
