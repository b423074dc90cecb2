import { IMAGE } from '../../gate/template-object.ts';
import { smallPod } from '../backstop/small-pod.ts';
import type { KubeApi } from './kube-api.ts';
import { WORKLOADS } from './workloads.ts';

/** No webhook of ours was waited for: each may take five seconds. */
const AT_ONCE_MS = 4_000;
const NAME = 'outage-bystander';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/kube-system/deployments';

/** What uses no template, or is in a namespace that is never judged. */
export interface Bystanders {
  /** Makes a pod without a reference, and changes a Deployment of kube-system. What was refused or slow; empty where all is well. */
  troubles(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** Makes the Deployment in kube-system. It names a slot, which means nothing there. */
export async function bystanders(api: KubeApi, namespace: string): Promise<Bystanders> {
  const use = { namespace: 'kube-system', name: NAME, slot: 'node-24', image: IMAGE };
  const made = await api.send('POST', DEPLOYMENTS, WORKLOADS['Deployment']?.(use) ?? {});
  if (made.code !== 201) throw new Error(made.body.message);
  let count = 0;
  const tried = async (what: string, ...request: Parameters<KubeApi['send']>) => {
    const begun = performance.now();
    const { code, body } = await api.send(...request);
    const took = Math.round(performance.now() - begun);
    if (code >= 300) return [`${what}: ${body.message ?? code}`];
    return took > AT_ONCE_MS ? [`${what}: took ${took} ms`] : [];
  };
  return {
    troubles: async () => {
      count += 1;
      const pod = smallPod({ name: `free-${count}`, image: IMAGE });
      const note = { metadata: { annotations: { seen: `${count}` } } };
      const all = await Promise.all([
        tried('a pod', 'POST', `/api/v1/namespaces/${namespace}/pods`, pod),
        tried('a Deployment of kube-system', 'PATCH', `${DEPLOYMENTS}/${NAME}`, note),
        tried('a new Deployment in kube-system', 'POST', `${DEPLOYMENTS}?dryRun=All`, {
          ...WORKLOADS['Deployment']?.({ ...use, name: `${NAME}-2` }),
        }),
      ]);
      return all.flat();
    },
    remove: async () => {
      await api.send('DELETE', `${DEPLOYMENTS}/${NAME}`);
    },
  };
}
