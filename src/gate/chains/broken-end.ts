import type { ChainEnd } from './chain-end.ts';

/** A way to a template that ends before it. */
export function brokenEnd(field: string, sentence: string): ChainEnd {
  return { end: 'Broken', violation: { reason: 'LinkBroken', template: '', field, sentence } };
}
