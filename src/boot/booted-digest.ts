import type { Resolution } from '../evidence/image-evidence.ts';
import type { BootContext } from './boot-types.ts';
import type { PodRecord } from './pod-record.ts';
import { samePlatform } from '../contract/same-platform.ts';

/** Which image the pod ran, or that this cannot be told. */
export type BootedDigest =
  | { readonly known: true; readonly digest: string }
  | { readonly known: false; readonly message: string };

const DIGEST = /(?:^|@)(sha256:[0-9a-f]{64})$/;

/** Digests that the kubelet may name for what was asked for: index, the platform's manifest, or its configuration. */
function accepted(resolution: Resolution, platform: string, pinned: string | undefined): string[] {
  if (resolution.outcome !== 'Resolved') return pinned === undefined ? [] : [pinned];
  const own = resolution.platforms.filter((each) => samePlatform(each.platform, platform));
  return [
    resolution.digest,
    ...own.flatMap(({ digest, config }) => (config === undefined ? [digest] : [digest, config])),
  ];
}

/** The digests in the image ids of the containers that run the image. The repository may be another's: ids name content. */
function seen({ containers }: PodRecord, imageContainers: readonly string[]) {
  return imageContainers
    .map((name) => containers[name]?.imageID)
    .filter((id) => id !== undefined)
    .map((id) => DIGEST.exec(id)?.[1]);
}

/**
 * The digest that the evidence of a pod is about: what was resolved, if the kubelet ran nothing else; what the kubelet pulled, where
 * nothing was resolved.
 */
export function bootedDigest(
  record: PodRecord,
  { resolution, platform, image }: Pick<BootContext, 'resolution' | 'platform' | 'image'>,
  imageContainers: readonly string[],
): BootedDigest {
  const pinned = DIGEST.exec(image)?.[1];
  const asked = resolution.outcome === 'Resolved' ? resolution.digest : pinned;
  const ids = seen(record, imageContainers);
  const { candidate } = record.containers;
  if (asked !== undefined) {
    // A container that was never created has no image id; the pod named the image by digest all the same.
    const started = candidate?.startedAt !== undefined;
    if (ids.length === 0 && started)
      return { known: false, message: 'The node did not tell which image it ran' };
    const known = accepted(resolution, platform, pinned);
    if (ids.some((id) => id === undefined || !known.includes(id)))
      return {
        known: false,
        message: `The node ran another image than ${asked}: it has one of the same content under another digest; remove that one from the node`,
      };
    return { known: true, digest: asked };
  }
  const [first] = ids;
  if (first === undefined || ids.some((id) => id !== first))
    return { known: false, message: 'The node did not tell which image the tag was when it ran' };
  return { known: true, digest: first };
}
