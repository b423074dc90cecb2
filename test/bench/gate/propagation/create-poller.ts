import { setTimeout as sleep } from 'node:timers/promises';
import { createHttpsClient } from '../http/https-client.ts';
import { parseVerdict } from '../load/parse-verdict.ts';
import type { Server } from '../servers/server.ts';

/** Asks a webhook the same again and again, over one kept connection. */
export interface Poller {
  /**
   * Asks once a millisecond until the answer is this one.
   *
   * @returns when it came, as `performance.now()` tells it
   * @throws Error where it does not come
   */
  until(allowed: boolean): Promise<number>;
  /** Asks once. */
  ask(): Promise<boolean>;
  close(): void;
}

const EVERY_MS = 1;
const WITHIN_MS = 30_000;

/** @param review the AdmissionReview that is sent, JSON */
export function createPoller(server: Server, ca: string, review: string): Poller {
  const client = createHttpsClient({ port: server.port, ca });
  const ask = async () => parseVerdict(await client.call('POST', server.path, review)).allowed;
  return {
    ask,
    async until(allowed) {
      const end = performance.now() + WITHIN_MS;
      while ((await ask()) !== allowed) {
        if (performance.now() > end)
          throw new Error(
            `${server.process.name} does not follow the status within ${WITHIN_MS} ms`,
          );
        await sleep(EVERY_MS);
      }
      return performance.now();
    },
    close: () => client.close(),
  };
}
