import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { LABELS } from '../api/labels.ts';
import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/**
 * Sets or removes a template's label `images.vibed.dev/rejected`. A merge patch and no apply: an apply cannot take away what somebody else
 * wrote. It answers 409 where the object is not the one that was looked at.
 *
 * @param value undefined removes the label, whoever wrote it
 * @returns the stored object
 * @throws KubeApiError
 */
export async function labelRejected(
  client: KubeClient,
  { metadata: { namespace, name, uid, resourceVersion } }: BaseImageTemplate,
  value: string | undefined,
): Promise<BaseImageTemplate> {
  const answer = await client.request({
    method: 'PATCH',
    path: resourcePath(RESOURCES.templates, namespace, name),
    query: { fieldManager: 'base-image-labels' },
    contentType: 'application/merge-patch+json',
    body: { metadata: { uid, resourceVersion, labels: { [LABELS.rejected]: value ?? null } } },
  });
  return answer as BaseImageTemplate;
}
