import type { InvalidReason } from '../../../api/reasons.ts';
import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import type { MetadataProblem } from './metadata-facts.ts';
import { METADATA_PATH } from './metadata-path.ts';

/** The result of a check that some problems of the metadata break: the first is the message, the others follow. */
export function problemsResult(
  problems: readonly MetadataProblem[],
  reason: InvalidReason = 'MetadataInvalid',
): CheckResult {
  const [message, ...also] = problems.map(sentence);
  if (message === undefined) return PASSED;
  return { outcome: 'Failed', reason, message, ...(also.length > 0 && { also }) };
}

/** For example `/cubbi/cubbi_image.yaml:17:3 /environment/2: what is wrong`. */
function sentence({ line, column, pointer, message }: MetadataProblem): string {
  const place = `${METADATA_PATH}:${line}:${column}`;
  return `${place}${pointer === '' ? '' : ` ${pointer}`}: ${message}`;
}
