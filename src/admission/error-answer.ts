import type { ReviewAnswer } from './review-answer.ts';

const REASONS: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  408: 'Timeout',
  413: 'RequestEntityTooLarge',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

/**
 * The answer to a request that could not be read or decided. It goes out with the same HTTP status, so that the API server takes it for a
 * failed call and `failurePolicy` decides: an inability is not a violation.
 */
export function errorAnswer(uid: string, code: number, message: string): ReviewAnswer {
  const status = { code, reason: REASONS[code] ?? 'Unknown', message };
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: { uid, allowed: false, status },
  };
}
