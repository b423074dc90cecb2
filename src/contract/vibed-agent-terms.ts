import type { RuntimeProbe } from '../api/base-image-template.ts';
import type { CommonTerms } from './common-terms.ts';

/** What an image of a slot must keep under VibedAgent. */
export interface VibedAgentTerms extends CommonTerms {
  readonly type: 'VibedAgent';
  /** The version: checks that are added later are warnings for older ones. */
  readonly grade: '1';
  readonly language: string;
  /** The platform's own probes, in order. Empty where a custom slot names none. */
  readonly runtimeProbes: readonly Readonly<RuntimeProbe>[];
}
