import type { KubeApi } from '../../e2e/support/kube-api.ts';
import type { SoakAnswer } from './judge-answer.ts';
import type { SoakRequest } from './soak-request.ts';

/** Warnings of the gate name the template; others of the API server do not. */
const OURS = 'BaseImageTemplate';

/** Sends a request; undefined where no answer came. */
export async function sendRequest(
  api: KubeApi,
  { path, body }: SoakRequest,
): Promise<SoakAnswer | undefined> {
  try {
    const answer = await api.send('POST', path, body);
    return {
      code: answer.code,
      message: answer.code < 300 ? '' : (answer.body.message ?? ''),
      warned: answer.warning.includes(OURS),
    };
  } catch {
    return undefined;
  }
}
