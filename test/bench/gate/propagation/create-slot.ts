import type { BaseImageTemplate } from '../../../../src/api/base-image-template.ts';
import { API_GROUP } from '../../../../src/api/api-group.ts';
import { collectionPath } from '../../../../src/cluster/collection-path.ts';
import type { KubeClient } from '../../../../src/cluster/client/kube-client.ts';
import { resourcePath } from '../../../../src/cluster/resource-path.ts';
import { RESOURCES } from '../../../../src/cluster/resources.ts';
import { slotStatus } from './slot-status.ts';

/** A template of the bench in a real cluster, whose verdict the bench itself writes. */
export interface Slot {
  readonly template: BaseImageTemplate;
  /** Writes a verdict to the status; resolves when the API server has stored it. */
  judge(valid: boolean): Promise<void>;
  /** Removes what was made for it. */
  remove(): Promise<void>;
}

/** Makes a template in a namespace of its own. It is suspended: a controller that runs in the cluster starts no validation. */
export async function createSlot(client: KubeClient): Promise<Slot> {
  const namespace = `bench-${Date.now().toString(36)}`;
  await client.request({
    method: 'POST',
    path: collectionPath(RESOURCES.namespaces),
    body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  });
  const template = (await client.request({
    method: 'POST',
    path: resourcePath(RESOURCES.templates, namespace),
    body: {
      apiVersion: API_GROUP.apiVersion,
      kind: API_GROUP.kind,
      metadata: { name: 'node-24', namespace },
      spec: { image: 'registry.example/bench/node:1.0', suspend: true },
    },
  })) as BaseImageTemplate;
  return {
    template,
    judge: async (valid) => {
      await client.request({
        method: 'PATCH',
        path: `${resourcePath(RESOURCES.templates, namespace, 'node-24')}/status`,
        contentType: 'application/merge-patch+json',
        body: { status: slotStatus(template, valid, new Date()) },
      });
    },
    remove: async () => {
      const path = `${collectionPath(RESOURCES.namespaces)}/${namespace}`;
      await client.request({ method: 'DELETE', path });
    },
  };
}
