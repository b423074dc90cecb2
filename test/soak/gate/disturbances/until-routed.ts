import { setTimeout as sleep } from 'node:timers/promises';
import { untilWhole } from './until-whole.ts';

/** Longer than kube-proxy takes to write its rules on a loaded node, in milliseconds. */
const ROUTES_MS = 3_000;

/**
 * Waits until the webhook has its pods again and requests reach them: after a time without any, the nodes send requests to a pod only some tenths of a
 * second after it is ready.
 */
export async function untilRouted(): Promise<void> {
  await untilWhole('webhook');
  await sleep(ROUTES_MS);
}
