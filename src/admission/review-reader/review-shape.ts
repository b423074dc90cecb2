import type { Shape } from './shape.ts';

/** What else is picked than what every decision reads. */
interface More {
  /** Where it is not that of `object`. */
  readonly oldObject?: Shape;
  readonly userInfo?: Shape;
}

/** The shape of an AdmissionReview, as `readReview` reads it, with so much of its objects. */
export function reviewShape(object: Shape, more: More = {}): Shape {
  return {
    apiVersion: null,
    kind: null,
    request: {
      uid: null,
      kind: { group: null, version: null, kind: null },
      subResource: null,
      operation: null,
      namespace: null,
      name: null,
      dryRun: null,
      object,
      oldObject: object,
      ...more,
    },
  };
}
