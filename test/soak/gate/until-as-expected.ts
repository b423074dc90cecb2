import { eventually } from '../../e2e/support/eventually.ts';
import type { KubeApi } from '../../e2e/support/kube-api.ts';
import { judgeAnswer } from './judge-answer.ts';
import { sendRequest } from './send-request.ts';
import type { SoakRequest } from './soak-request.ts';

/**
 * Waits until every request of a round is decided as it must be: the webhook and the policy know the templates then.
 *
 * @throws Error with the last answer where that does not come
 */
export async function untilAsExpected(
  api: KubeApi,
  requests: readonly SoakRequest[],
): Promise<void> {
  for (const request of requests) {
    await eventually(
      () => sendRequest(api, request),
      (answer) => {
        if (answer === undefined) return false;
        const verdict = judgeAnswer(request.fate, answer);
        const byPolicy = answer.message.includes('ValidatingAdmissionPolicy');
        if (request.fate === 'Held') return verdict === 'Refused' && byPolicy;
        return verdict === (request.fate === 'Refused' ? 'Refused' : 'Admitted');
      },
      { timeoutMs: 90_000, everyMs: 100, what: `${request.kind} is decided as it must be` },
    );
  }
}
