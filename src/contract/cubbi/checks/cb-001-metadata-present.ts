import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { METADATA_PATH } from '../metadata/metadata-path.ts';

/** The image has its metadata. */
export const metadataPresent: CubbiCheck = {
  id: 'CB-001',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: `${METADATA_PATH} is there`,
  reasons: ['MetadataInvalid'],
  help: 'The init script reads name, version and plugin from it and ends without it. A regular file of at most 64 KiB.',
  fix: `add COPY cubbi_image.yaml ${METADATA_PATH} to the Dockerfile`,
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { metadata } = files.value;
  switch (metadata.state) {
    case 'Read':
      return PASSED;
    case 'Missing':
      return files.value.whole ? failed(`The image has no ${METADATA_PATH}`) : UNSEEN;
    case 'Unfit':
      return metadata.kind === 'TooLarge'
        ? failed(`${METADATA_PATH} is larger than 64 KiB`, 'keep only what the image needs in it')
        : failed(
            `${METADATA_PATH} is ${metadata.kind === 'Directory' ? 'a directory' : 'no regular file'}`,
          );
  }
}

const UNSEEN: CheckResult = {
  outcome: 'Unknown',
  reason: 'EvidenceUnreadable',
  message: `The image has more files than are looked at, ${METADATA_PATH} perhaps among them`,
};

function failed(message: string, fix?: string): CheckResult {
  const reason = 'MetadataInvalid';
  return { outcome: 'Failed', reason, message, ...(fix !== undefined && { fix }) };
}
