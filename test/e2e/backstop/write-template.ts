import type { BaseImageTemplate, TemplateStatus } from '../../../src/api/base-image-template.ts';
import { LABELS } from '../../../src/api/labels.ts';
import type { KubeApi } from '../support/kube-api.ts';

/** What a template is to become, with no controller there to correct it. */
export interface WrittenTemplate {
  readonly namespace: string;
  readonly name: string;
  readonly spec: object;
  readonly status?: TemplateStatus | undefined;
  /** Changes of the spec after the status was written. */
  readonly edited?: object | undefined;
}

const NODE = { vibedAgent: { language: 'node' } };

/** Writes a template and its status, as the controller would, and returns it as the API server holds it. */
export async function writeTemplate(
  api: KubeApi,
  { namespace, name, spec, status, edited }: WrittenTemplate,
): Promise<BaseImageTemplate> {
  const collection = `/apis/images.vibed.dev/v1alpha1/namespaces/${namespace}/baseimagetemplates`;
  const must = async (...request: Parameters<KubeApi['send']>) => {
    const { code, body } = await api.send(...request);
    if (code >= 300) throw new Error(`${request[0]} ${request[1]}: ${body.message ?? code}`);
    return body;
  };
  await must('POST', collection, {
    apiVersion: 'images.vibed.dev/v1alpha1',
    kind: 'BaseImageTemplate',
    metadata: { name },
    spec: { ...spec, contract: NODE },
  });
  const own = `${collection}/${name}`;
  if (status !== undefined) await must('PATCH', `${own}/status`, { status });
  if (edited !== undefined) await must('PATCH', own, { spec: edited });
  return (await must('GET', own)) as unknown as BaseImageTemplate;
}

/** Sets label `images.vibed.dev/rejected`. */
export async function writeLabel(
  api: KubeApi,
  namespace: string,
  name: string,
  value: string,
): Promise<void> {
  const path = `/apis/images.vibed.dev/v1alpha1/namespaces/${namespace}/baseimagetemplates/${name}`;
  const { code, body } = await api.send('PATCH', path, {
    metadata: { labels: { [LABELS.rejected]: value } },
  });
  if (code >= 300) throw new Error(body.message);
}
