import type { Evidence } from '../evidence/evidence.ts';
import type { FileFact } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';

/** What is known of one file of the image. */
export function fileFact({ files }: Evidence, path: string): Known<FileFact> {
  if (!files.known) return files;
  const fact = Object.hasOwn(files.value, path) ? files.value[path] : undefined;
  return (
    fact ?? {
      known: false,
      reason: 'EvidenceUnreadable',
      message: `Nobody looked at ${path}`,
    }
  );
}
