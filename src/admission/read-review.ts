import { fieldAt } from '../gate/field-at.ts';
import type { Review } from '../gate/review.ts';
import { textAt } from '../gate/text-at.ts';

/** A request body that is no AdmissionReview, or what it asks. */
export type ReadReview =
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly uid: string; readonly problem: string };

/**
 * Reads an `admission.k8s.io/v1` AdmissionReview; never throws, whatever the body is.
 *
 * @param settings what `Review.settings` returns, where the body lacks it
 */
export function readReview(body: unknown, settings?: Review['settings']): ReadReview {
  const request = fieldAt(body, 'request');
  const object = fieldAt(request, 'object');
  const uid = textAt(request, 'uid');
  const apiVersion = textAt(body, 'apiVersion');
  if (apiVersion !== 'admission.k8s.io/v1' || textAt(body, 'kind') !== 'AdmissionReview') {
    return { ok: false, uid, problem: 'expected an AdmissionReview of admission.k8s.io/v1' };
  }
  if (uid === '') return { ok: false, uid, problem: 'request.uid: expected a text' };
  return {
    ok: true,
    review: {
      uid,
      kind: {
        group: textAt(request, 'kind', 'group'),
        version: textAt(request, 'kind', 'version'),
        kind: textAt(request, 'kind', 'kind'),
      },
      subResource: textAt(request, 'subResource'),
      operation: textAt(request, 'operation'),
      namespace: textAt(request, 'namespace'),
      name: textAt(request, 'name'),
      dryRun: fieldAt(request, 'dryRun') === true,
      username: () => textAt(request, 'userInfo', 'username'),
      object,
      settings: settings ?? (() => object),
      oldObject: fieldAt(request, 'oldObject'),
    },
  };
}
