import type { TemplateStatus } from '../../src/api/base-image-template.ts';
import type { GroupVersionKind } from '../../src/gate/group-version-kind.ts';
import type { Review } from '../../src/gate/review.ts';
import { review } from '../admission/review-builders.ts';
import { IMAGE, statusOf } from './template-object.ts';
import type { TemplateChanges } from './template-object.ts';

/** Namespace apps has slot node-24, which is Invalid, and slot fine with another image, which is Valid. */
export const FINE = 'registry.example/fine:1.0';
export const fine: TemplateChanges = {
  name: 'fine',
  image: FINE,
  status: JSON.parse(JSON.stringify(statusOf('True')).replaceAll(IMAGE, FINE)) as TemplateStatus,
};
export const FOREIGN = 'registry.example/tool:1.0';
export const LABEL = 'vibed.dev/template';

export function labelled(
  slot: string | undefined,
  images: string | readonly string[],
  more: object = {},
) {
  const containers = [images].flat().map((image, index) => ({ name: `c${index}`, image }));
  const labels = slot === undefined ? {} : { [LABEL]: slot };
  return { metadata: { name: 'app', labels }, spec: { containers, ...more } };
}
export const create = (object: unknown, changes: Partial<Review> = {}) =>
  review({ object, ...changes });
export const kind = (group: string, version: string, name: string): GroupVersionKind => {
  return { group, version, kind: name };
};
export const apps = (name: string) => kind('apps', 'v1', name);
export const workload = (slot: string, image: string) => ({
  spec: { template: labelled(slot, image) },
});

export interface Trick {
  readonly trick: string;
  readonly asked: Review;
  /** What is decided by the label; `-` where the label names nothing. */
  readonly label: string;
  /** What is decided by image; `-` where that has nothing to say. */
  readonly image?: string;
}
