import type { Authenticate, Caller } from './caller.ts';
import type { RefusalAnswer } from './refusals.ts';
import { REFUSALS } from './refusals.ts';

/** Judges a request by its header `Authorization`: undefined where it may go on, else how it is answered. Never throws and never rejects. */
export type CallerGuard = (
  authorization: string | undefined,
) => RefusalAnswer | undefined | Promise<RefusalAnswer | undefined>;

/** What servers ask of an authenticator. */
export function callerGuard(authenticate: Authenticate): CallerGuard {
  const answer = (caller: Caller): RefusalAnswer | undefined =>
    caller.known ? undefined : REFUSALS[caller.refusal];
  return (authorization) => {
    const caller = authenticate(authorization);
    return caller instanceof Promise ? caller.then(answer) : answer(caller);
  };
}
