import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import type { MetadataRule } from '../metadata/metadata-facts.ts';
import { problemsResult } from '../metadata/problems-result.ts';

const RULES: readonly MetadataRule[] = ['Unparsable', 'DuplicateKey', 'VersionDependent'];

/** The metadata says the same to all its readers. */
export const metadataParses: CubbiCheck = {
  id: 'CB-002',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The metadata is one YAML mapping that all readers read alike',
  reasons: ['MetadataInvalid'],
  help: 'The container reads YAML 1.2 and ends at a key that is there twice; the Cubbi CLI reads YAML 1.1, where on, yes and 010 mean something else, and takes the last of two keys. Tags, tabs and documents larger or deeper than any metadata are refused.',
  fix: 'correct the file at that place; quote what must be a string',
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { metadata } = files.value;
  if (metadata.state !== 'Read') return NOT_APPLICABLE;
  return problemsResult(metadata.problems.filter(({ rule }) => RULES.includes(rule)));
}
