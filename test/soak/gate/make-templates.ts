import type { BaseImageTemplate } from '../../../src/api/base-image-template.ts';
import { slotStatus } from '../../bench/gate/propagation/slot-status.ts';
import { eventually } from '../../e2e/support/eventually.ts';
import type { KubeApi } from '../../e2e/support/kube-api.ts';
import { SOAK_TEMPLATES } from './soak-templates.ts';

/** Makes the namespace of the load, and a template in it for each state that counts. */
export async function makeTemplates(api: KubeApi, namespace: string): Promise<void> {
  const must = async (...request: Parameters<KubeApi['send']>) => {
    const { code, body } = await api.send(...request);
    if (code >= 300) throw new Error(`${request[0]} ${request[1]}: ${body.message ?? code}`);
    return body;
  };
  await must('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
  const collection = `/apis/images.vibed.dev/v1alpha1/namespaces/${namespace}/baseimagetemplates`;
  for (const { name, spec, valid } of SOAK_TEMPLATES) {
    const made = (await must('POST', collection, {
      apiVersion: 'images.vibed.dev/v1alpha1',
      kind: 'BaseImageTemplate',
      metadata: { name },
      spec,
    })) as unknown as BaseImageTemplate;
    if (valid === undefined) continue;
    const status = slotStatus(made, valid, new Date());
    await must('PATCH', `${collection}/${name}/status`, { status });
  }
  await eventually(
    () => api.send('GET', `/api/v1/namespaces/${namespace}/serviceaccounts/default`),
    ({ code }) => code === 200,
    { what: 'the service account of the namespace' },
  );
}
