import type { Resolution } from '../evidence/image-evidence.ts';

/**
 * Whether a judged digest (empty: there was no image) is what the reference points to, as far as is known. It may be that of one of the
 * platforms: a boot without the registry is bound to what the kubelet reports.
 */
export function digestMatches(digest: string, resolution: Resolution): boolean {
  switch (resolution.outcome) {
    case 'Unknown':
      return true;
    case 'NotFound':
      return digest === '';
    case 'Resolved':
      return [
        resolution.digest,
        ...resolution.platforms.flatMap((each) => [each.digest, each.config]),
      ].includes(digest);
  }
}
