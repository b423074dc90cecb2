import { afterAll, beforeAll } from '@jest/globals';
import type { KubeApi } from './kube-api.ts';
import { connectKubeApi } from './kube-api.ts';
import { startOperator, stopOperator } from './operator-scale.ts';

/**
 * Removes every pod of the operator before the tests of a file and brings them back after. What refuses in between is the API server itself, and
 * statuses and labels of templates stay what a test writes. Returns the API server.
 */
export function withOperatorGone(): () => KubeApi {
  const connected: { api?: KubeApi } = {};
  beforeAll(async () => {
    connected.api = await connectKubeApi();
    await stopOperator();
  });
  afterAll(async () => {
    connected.api?.close();
    await startOperator();
  });
  return () => {
    if (connected.api === undefined) throw new Error('the API server was not connected');
    return connected.api;
  };
}
