import type { Decision } from '../gate/decision.ts';

/** What the API server reads (`admission.k8s.io/v1`, AdmissionReview with a response). */
export interface ReviewAnswer {
  readonly apiVersion: 'admission.k8s.io/v1';
  readonly kind: 'AdmissionReview';
  readonly response: {
    readonly uid: string;
    readonly allowed: boolean;
    readonly status?: { readonly code: number; readonly reason: string; readonly message: string };
    readonly warnings?: readonly string[];
    readonly auditAnnotations?: Readonly<Record<string, string>>;
  };
}

/** The answer that carries a decision. Audit annotations are there for every decision; the API server puts the webhook's name before the keys. */
export function reviewAnswer(uid: string, decision: Decision): ReviewAnswer {
  const { outcome, reason, template, message, warning, also = [] } = decision;
  const auditAnnotations = {
    decision: outcome,
    reason,
    ...(template === '' ? {} : { template: template.slice(0, 253) }),
    ...(message === '' ? {} : { message }),
    ...(also.length === 0 ? {} : { also: also.join(' | ') }),
  };
  const rejected = outcome === 'Reject';
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: {
      uid,
      allowed: !rejected,
      ...(rejected ? { status: { code: 403, reason: 'Forbidden', message } } : {}),
      ...(outcome === 'Warn' ? { warnings: [warning, ...also] } : {}),
      auditAnnotations,
    },
  };
}
