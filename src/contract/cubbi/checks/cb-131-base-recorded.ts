import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The image says which image it was built on, by digest. */
export const baseRecorded: CubbiCheck = {
  id: 'CB-131',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'The image records what it was built on',
  reasons: ['NotRecommended'],
  help: 'A base that is named by its digest makes a build repeatable, and tools can tell when the base has a newer version. The labels are those of the OCI image specification.',
  fix: 'label the image with org.opencontainers.image.base.name and org.opencontainers.image.base.digest',
  needs: 'Config',
  run,
};

const LABELS = ['org.opencontainers.image.base.name', 'org.opencontainers.image.base.digest'];

function run({ evidence: { config } }: CubbiInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const { labels } = config.value;
  const missing = LABELS.filter((label) => !Object.hasOwn(labels, label) || labels[label] === '');
  if (missing.length === 0) return PASSED;
  const message = `The image has no label ${missing.join(' and no label ')}`;
  return { outcome: 'Failed', reason: 'NotRecommended', message };
}
