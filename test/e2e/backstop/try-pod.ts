import type { KubeApi } from '../support/kube-api.ts';

/** What became of a pod that was asked for. */
export type PodOutcome =
  | { readonly outcome: 'Admitted' }
  /** By the native backstop; the sentence without what the API server says around it. */
  | { readonly outcome: 'Refused'; readonly sentence: string }
  | { readonly outcome: 'Other'; readonly code: number; readonly message: string };

const REFUSAL =
  /^pods "[^"]*" is forbidden: ValidatingAdmissionPolicy 'base-image-backstop' with binding 'base-image-backstop' denied request: /;

/** Asks for a pod by a dry run. */
export async function tryPod(api: KubeApi, namespace: string, pod: object): Promise<PodOutcome> {
  const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All`;
  const { code, body } = await api.send('POST', path, pod);
  const message = body.message ?? '';
  if (code === 201) return { outcome: 'Admitted' };
  if (code === 403 && REFUSAL.test(message))
    return { outcome: 'Refused', sentence: message.replace(REFUSAL, '') };
  return { outcome: 'Other', code, message };
}
