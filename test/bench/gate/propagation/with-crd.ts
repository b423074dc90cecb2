import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { API_GROUP } from '../../../../src/api/api-group.ts';
import { collectionPath } from '../../../../src/cluster/collection-path.ts';
import { KubeApiError } from '../../../../src/cluster/client/kube-api-error.ts';
import type { KubeClient } from '../../../../src/cluster/client/kube-client.ts';
import { RESOURCES } from '../../../../src/cluster/resources.ts';

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const WITHIN_MS = 30_000;

/** Runs work in a cluster that has the CRD: where it was not there it is installed, and taken away afterwards. */
export async function withCrd<T>(
  client: KubeClient,
  root: string,
  work: () => Promise<T>,
): Promise<T> {
  if (await serves(client)) return await work();
  const path = `${DEFINITIONS}/${API_GROUP.plural}.${API_GROUP.group}`;
  const file = `${root}/crds/${API_GROUP.group}_${API_GROUP.plural}.yaml`;
  const body: unknown = parse(await readFile(file, 'utf8'));
  await client.request({ method: 'POST', path: DEFINITIONS, body });
  try {
    const end = performance.now() + WITHIN_MS;
    while (!(await serves(client))) {
      if (performance.now() > end) throw new Error('the cluster does not serve the CRD');
      await sleep(100);
    }
    return await work();
  } finally {
    await client.request({ method: 'DELETE', path });
  }
}

async function serves(client: KubeClient): Promise<boolean> {
  const path = collectionPath(RESOURCES.templates);
  try {
    await client.request({ method: 'GET', path, query: { limit: '1' } });
    return true;
  } catch (error) {
    if (error instanceof KubeApiError && error.code === 404) return false;
    throw error;
  }
}
