import { parseImageReference } from '../../../api/parse-image-reference.ts';
import { sameRepository } from '../../../api/same-repository.ts';
import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { METADATA_PATH } from '../metadata/metadata-path.ts';
import { readMetadataFacts } from '../metadata/read-metadata-facts.ts';

/** The metadata speaks of the image that it is in. */
export const imageMatchesTemplate: CubbiCheck = {
  id: 'CB-011',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'The metadata names the image that the template names',
  reasons: ['MetadataInvalid'],
  help: 'The Cubbi CLI starts what the metadata names: another repository or tag means that people run something else than what was judged here. A copy in a mirror names its origin: waive it there.',
  fix: "set image: of the metadata to the template's image",
  needs: 'Files',
  run,
};

function run(input: CubbiInput): CheckResult {
  const read = readMetadataFacts(input);
  if ('result' in read) return read.result;
  const { image = '' } = read.facts.fields;
  const [named, judged] = [parseImageReference(image), parseImageReference(input.terms.image)];
  // CB-007 and CB-010 speak of what is missing or no reference.
  if (named === undefined || judged === undefined) return NOT_APPLICABLE;
  const sameTag = named.tag === undefined || judged.tag === undefined || named.tag === judged.tag;
  const sameDigest =
    named.digest === undefined || judged.digest === undefined || named.digest === judged.digest;
  if (sameRepository(named, judged) && sameTag && sameDigest) return PASSED;
  const message = `${METADATA_PATH} names image ${quote(image, 72)}, the template ${quote(input.terms.image, 72)}`;
  return { outcome: 'Failed', reason: 'MetadataInvalid', message };
}
