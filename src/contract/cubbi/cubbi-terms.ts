import type { CommonTerms } from '../common-terms.ts';
import type { Revision } from './init/init-facts.ts';

/** What an image of a slot must keep under Cubbi. */
export interface CubbiTerms extends CommonTerms {
  readonly type: 'Cubbi';
  /** Strict makes an error of every MUST of the specification; Pragmatic only warns of what upstream's own images break. */
  readonly grade: 'Pragmatic' | 'Strict';
  /** Undefined: what the image's init script is (`Auto`). */
  readonly revision?: Revision;
  /** `spec.image`, for the check that compares it with the metadata. */
  readonly image: string;
  /** Names of variables that the boot sets to dummy values, in the template's order; the well-known ones are always set. */
  readonly environment: readonly string[];
  /** A command that shows that the tool works, run as the user in the first boot; empty for none. */
  readonly toolCheck: readonly string[];
}
