import type { InconclusiveReason } from '../api/reasons.ts';
import { cleanText } from '../evidence/clean-text.ts';

/** Why the API server refused a validation pod or Job. */
export interface Refusal {
  readonly reason: InconclusiveReason;
  /** One line, the same bytes for the same cause. */
  readonly message: string;
}

const BYTES = 200;

/** Pods of contracts whose images boot as root keep baseline and cannot keep restricted. */
const RESTRICTED = /^violates PodSecurity "restricted:[^"]*": /;

/** What differs between two refusals of the same cause: generated names, what is used of a quota at this moment, addresses. */
function stable(message: string): string {
  return cleanText(message, 4096)
    .replace(/^(?:pods|jobs\.batch|Pod|Job\.batch) "[^"]*" is (?:forbidden|invalid): /, '')
    .replace(/, used: [^ ]*(?=, limited: )/g, '')
    .replace(/^Internal error occurred: (failed calling webhook "[^"]*").*$/, '$1')
    .replace(/\bvalidate-[0-9a-f]+(?:-\d+)?-[a-z0-9]{5}\b/g, 'the pod');
}

function sentence(start: string, cause: string): string {
  return cleanText(`${start}: ${cause}`, BYTES);
}

/** Answers that speak of the object. 500 does where a webhook that must be asked does not answer; every other 5xx speaks of the server. */
function refuses(status: number | undefined, message: string): boolean {
  if (status === 500) return message.includes('failed calling webhook');
  return status === 400 || status === 403 || status === 404 || status === 422;
}

/**
 * What a refused create of the pod (`dryRun: All`) or of the Job means. None of it says anything about the image. Texts as recorded from
 * Kubernetes 1.36; a refusal that is not known is `PodRejected`. Undefined where the API server did not refuse but could not answer: the
 * caller tries again as after every failed request.
 *
 * @param status HTTP status, or undefined where there was none
 */
export function classifyRefusal(status: number | undefined, message: string): Refusal | undefined {
  if (!refuses(status, message)) return undefined;
  const cause = stable(message);
  if (status === 403 && /(?:exceeded|failed) quota: /.test(cause))
    return {
      reason: 'QuotaExceeded',
      message: sentence('The namespace refuses the validation pod', cause),
    };
  if (/hostUsers|user namespaces?\b/i.test(cause))
    return {
      reason: 'UserNamespacesUnsupported',
      message: sentence(
        'The cluster refuses a user namespace; set spec.validation.pod.hostUsers to true',
        cause,
      ),
    };
  const restricted = RESTRICTED.exec(cause);
  if (restricted !== null)
    return {
      reason: 'PodRejected',
      message: sentence(
        'The namespace enforces PodSecurity level restricted; label it pod-security.kubernetes.io/enforce: baseline',
        cause.slice(restricted[0].length),
      ),
    };
  return {
    reason: 'PodRejected',
    message: sentence('The API server refuses the validation pod', cause),
  };
}
