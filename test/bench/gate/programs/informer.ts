/**
 * What the webhook's index is compared with: client-node's informer, filled with all templates, and nothing else.
 * `node informer.ts --kubeconfig FILE`; prints `{"objects": COUNT}` when it is filled.
 */
import { CustomObjectsApi, KubeConfig, makeInformer } from '@kubernetes/client-node';
import type { KubernetesListObject, KubernetesObject } from '@kubernetes/client-node';
import { API_GROUP } from '../../../../src/api/api-group.ts';
import { collectionPath } from '../../../../src/cluster/collection-path.ts';
import { RESOURCES } from '../../../../src/cluster/resources.ts';
import { readFlags } from './read-flags.ts';

const { kubeconfig } = readFlags(['kubeconfig']);
const config = new KubeConfig();
config.loadFromFile(kubeconfig);
const api = config.makeApiClient(CustomObjectsApi);
const informer = makeInformer(
  config,
  collectionPath(RESOURCES.templates),
  async () =>
    (await api.listClusterCustomObject(API_GROUP)) as KubernetesListObject<KubernetesObject>,
);
informer.on('error', (error: unknown) => {
  console.error(error);
  process.exit(1);
});
await informer.start();
console.log(JSON.stringify({ objects: informer.list().length }));
