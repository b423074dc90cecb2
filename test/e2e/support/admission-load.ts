import { setTimeout as sleep } from 'node:timers/promises';
import { apiStatus } from '../../../src/errors/api-status.ts';
import { apiClient } from './api-client.ts';

/** What happened to dry-run creates of one object. */
export interface LoadOutcome {
  readonly admitted: number;
  /** The API server's words for each that was not, each text once. */
  readonly refusals: readonly string[];
}

/** Far shorter than anything that a pod of the webhook does when it starts, ends or reads a certificate. */
const PAUSE_MS = 10;

/** Creates that are sent one after the other until they are stopped. */
export interface AdmissionLoad {
  stop(): Promise<readonly LoadOutcome[]>;
}

/** Sends dry-run creates of each of these pods, one after the other with a pause that leaves the cores to what is watched. */
export function startAdmissionLoad(pods: readonly object[]): AdmissionLoad {
  const ending = new AbortController();
  const loops = pods.map(async (pod) => {
    let admitted = 0;
    const refusals = new Set<string>();
    const { namespace } = (pod as { metadata: { namespace: string } }).metadata;
    const path = `/api/v1/namespaces/${namespace}/pods`;
    const client = await apiClient();
    while (!ending.signal.aborted) {
      try {
        await client.request({ method: 'POST', path, query: { dryRun: 'All' }, body: pod });
        admitted += 1;
      } catch (error) {
        refusals.add(apiStatus(error)?.message ?? String(error));
      }
      await sleep(PAUSE_MS);
    }
    return { admitted, refusals: [...refusals] };
  });
  return {
    async stop() {
      ending.abort();
      return Promise.all(loops);
    },
  };
}
