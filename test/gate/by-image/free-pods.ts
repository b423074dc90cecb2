import type { Decision } from '../../../src/gate/decision.ts';
import type { GatePolicy } from '../../../src/gate/gate-policy.ts';
import type { Review } from '../../../src/gate/review.ts';
import { review } from '../../admission/review-builders.ts';
import { IMAGE } from '../template-object.ts';
import type { TemplateChanges } from '../template-object.ts';

export const other = 'registry.example/busybox:1.0';
export const app = { name: 'app', image: other };
export const bad = { name: 'bad', image: IMAGE };

export function pod(spec: Record<string, unknown>, metadata: Record<string, unknown> = {}) {
  return { metadata: { name: 'app', namespace: 'apps', ...metadata }, spec };
}
export const running = (image: string) => pod({ containers: [{ name: 'app', image }] });
export const create = (object: unknown, changes: Partial<Review> = {}) =>
  review({ object, ...changes });

/** Nearly all of a decision. */
export type Want = Partial<Pick<Decision, 'outcome' | 'reason' | 'template' | 'message'>>;
export interface Row {
  readonly reason: string;
  readonly asked: Review;
  readonly templates?: readonly TemplateChanges[];
  readonly policy?: Partial<GatePolicy>;
  readonly want: Want;
}
export const rejected: Want = { outcome: 'Reject', reason: 'Invalid', template: 'node-24' };
