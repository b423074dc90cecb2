import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseImageTemplate } from '../../../src/api/base-image-template.ts';
import type { KubeClient } from '../../../src/cluster/client/kube-client.ts';
import { accountOf } from './account-of.ts';
import { apiClient } from './api-client.ts';
import { templatePath } from './template-path.ts';
import { toSeen, type Seen } from './to-seen.ts';

/** How to wait. */
export interface WaitOptions {
  readonly timeoutMs?: number;
  /** What is waited for, for the message of a failure. */
  readonly what?: string;
  /** Instead of one to the cluster of the tests. */
  readonly client?: KubeClient;
}

/**
 * Waits until a template passes, and returns it as it then was; throws with what was seen last, and what it waits for, when the time is over.
 * It watches: asking four times a second instead would take from what is tested.
 */
export async function untilTemplate(
  namespace: string,
  name: string,
  passes: (seen: Seen) => boolean,
  { timeoutMs = 120_000, what = 'condition', client }: WaitOptions = {},
): Promise<Seen> {
  const signal = AbortSignal.timeout(timeoutMs);
  const api = client ?? (await apiClient());
  // A watch that names no version begins with what is there now: nothing is lost between a reading and a watch.
  const query = { fieldSelector: `metadata.name=${name}` };
  const request = { path: templatePath(namespace), query, signal, idleMs: timeoutMs };
  let last: Seen | undefined;
  let trouble = '';
  for (;;) {
    try {
      for await (const { type, object } of api.watch(request)) {
        if (type !== 'ADDED' && type !== 'MODIFIED') continue;
        last = toSeen(object as BaseImageTemplate);
        if (passes(last)) return last;
      }
    } catch (error) {
      trouble = String(error);
    }
    if (signal.aborted) {
      const account =
        last === undefined ? `it was not there ${trouble}` : await accountOf(last.template);
      throw new Error(`${namespace}/${name}: ${what} was not met in time; last:\n${account}`);
    }
    // The API server is away.
    await sleep(250);
  }
}
