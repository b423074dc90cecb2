import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import type { MetadataFacts } from './metadata-facts.ts';

/** Metadata that was read, problems or not. */
export type ReadMetadata = Extract<MetadataFacts, { state: 'Read' }>;

/**
 * The metadata for a check of what it says, or that check's result where it says nothing: unknown files, no file (CB-001), or one that is
 * not readable (CB-002).
 */
export function readMetadataFacts({
  evidence: { files },
}: CubbiInput): { readonly facts: ReadMetadata } | { readonly result: CheckResult } {
  if (!files.known) return { result: unknownResult(files) };
  const { metadata } = files.value;
  if (metadata.state !== 'Read') return { result: NOT_APPLICABLE };
  if (metadata.problems.some(({ rule }) => rule === 'Unparsable'))
    return { result: NOT_APPLICABLE };
  return { facts: metadata };
}
