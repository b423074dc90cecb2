import type { Fate } from './soak-request.ts';

/** What of the API server's answer counts. */
export interface SoakAnswer {
  readonly code: number;
  /** Of a refusal; empty where there is none. */
  readonly message: string;
  /** Whether a warning of the webhook came with it. */
  readonly warned: boolean;
}

/**
 * What became of a request. `FailOpen`: admitted although the webhook was to judge it, and did not. `Unhandled`: the API server said that it
 * could not handle the request, and that was not because of us.
 */
export type Verdict =
  'Admitted' | 'Refused' | 'FailOpen' | 'Unhandled' | 'WronglyAdmitted' | 'WronglyRefused';

/** Texts of refusals by the gate, with the name of the policy or of the webhook. */
const DENIED =
  /ValidatingAdmissionPolicy 'base-image-backstop' .* denied request: |admission webhook "[a-z]+\.images\.vibed\.dev" denied the request: /;
/** Any name of ours: also that of a webhook that could not be called. */
const OURS = /images\.vibed\.dev|base-image-/;
/** What an API server says with a 403 while its admission plugins have not read their configuration yet. */
const STARTING = 'not yet ready to handle request';

/** Judges an answer by what must become of its request. */
export function judgeAnswer(fate: Fate, { code, message, warned }: SoakAnswer): Verdict {
  const passes = fate === 'Told' || fate === 'Unasked';
  if (code >= 200 && code < 300) {
    if (fate === 'Held') return 'WronglyAdmitted';
    if (fate === 'Refused') return 'FailOpen';
    return fate === 'Told' && !warned ? 'FailOpen' : 'Admitted';
  }
  if (!passes && code === 403 && DENIED.test(message)) return 'Refused';
  const unable = code === 429 || code >= 500 || message.includes(STARTING);
  return unable && !OURS.test(message) ? 'Unhandled' : 'WronglyRefused';
}
