import { parseImageReference } from '../api/parse-image-reference.ts';
import type { ImageReference } from '../api/parse-image-reference.ts';
import { createRegistrySession } from './create-registry-session.ts';
import type { RegistrySession, SessionContext } from './create-registry-session.ts';
import { matchCredentials } from './authentication/match-credentials.ts';
import { parseDockerConfig } from './authentication/parse-docker-config.ts';
import { RegistryError } from './registry-error.ts';
import { resolveImage } from './resolve-image.ts';
import type { ResolvedImage } from './resolve-image.ts';
import { unauthorized } from './authentication/unauthorized.ts';

/** A resolved image and the session that may read it. */
export interface Found {
  readonly session: RegistrySession;
  readonly image: ResolvedImage;
}

/** Which image, with which pull secrets. */
export interface SessionRequest {
  readonly image: string;
  readonly dockerConfigs: readonly string[];
  readonly signal: AbortSignal;
}

const MAX_CREDENTIALS = 8;

/**
 * Resolves an image with each matching credential, in the kubelet's order, until one is accepted, and goes on with that one; without a
 * match it asks anonymously. Throws a `RegistryError`.
 */
export async function withSession<T>(
  context: SessionContext,
  request: SessionRequest,
  work: (found: Found) => Promise<T>,
): Promise<T> {
  const reference = readReference(request.image);
  const configs = request.dockerConfigs.map(parseDockerConfig);
  const readable = configs.filter((config) => config !== undefined);
  // The kubelet fails the pull then, whatever the other Secrets hold.
  if (readable.length < configs.length) throw unauthorized('', 'BadSecret');
  const matching = matchCredentials(readable, reference).slice(0, MAX_CREDENTIALS);
  let refusal: unknown;
  for (const credential of matching.length === 0 ? [undefined] : matching) {
    try {
      const session = createRegistrySession(context, {
        reference,
        credential,
        signal: request.signal,
      });
      return await work({ session, image: await resolveImage(session, reference) });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof RegistryError &&
    error.failure.outcome === 'Unknown' &&
    error.failure.reason === 'ImagePullUnauthorized'
  );
}

function readReference(image: string): ImageReference {
  const reference = parseImageReference(image);
  if ((reference?.tag ?? reference?.digest) !== undefined && reference !== undefined)
    return reference;
  throw new RegistryError({
    outcome: 'Unknown',
    reason: 'ImageBroken',
    message:
      'spec.image is no reference with a tag or digest; write it as registry.example/team/node:1.0',
  });
}
