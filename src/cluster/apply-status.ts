import { API_GROUP } from '../api/api-group.ts';
import type { BaseImageTemplate, TemplateStatus } from '../api/base-image-template.ts';
import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/**
 * Replaces a template's whole status in one server-side apply (field manager `base-image-controller`, forced): fields that are not given
 * vanish. It answers 409 where the object is not the one that was looked at: the uid keeps a namesake that was created meanwhile from getting
 * another's verdict, the resource version keeps a cache that lags behind, after a change of leaders above all, from taking a verdict back.
 *
 * @returns the stored object
 * @throws KubeApiError
 */
export async function applyStatus(
  client: KubeClient,
  { metadata: { namespace, name, uid, resourceVersion } }: BaseImageTemplate,
  status: TemplateStatus,
): Promise<BaseImageTemplate> {
  const answer = await client.request({
    method: 'PATCH',
    path: `${resourcePath(RESOURCES.templates, namespace, name)}/status`,
    query: { fieldManager: 'base-image-controller', force: 'true' },
    contentType: 'application/apply-patch+yaml',
    body: {
      apiVersion: API_GROUP.apiVersion,
      kind: API_GROUP.kind,
      metadata: { namespace, name, uid, resourceVersion },
      status,
    },
  });
  return answer as BaseImageTemplate;
}
