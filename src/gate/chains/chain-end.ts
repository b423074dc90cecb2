import type { PodReference } from '../references/reference.ts';
import type { Violation } from '../violation-decision.ts';

/** Where a claim or a pool leads. `NoReference`: to pods that name no BaseImageTemplate. */
export type ChainEnd =
  | { readonly end: 'Pod'; readonly reference: PodReference; readonly via: string }
  | { readonly end: 'NoReference' }
  | { readonly end: 'Broken'; readonly violation: Violation };
