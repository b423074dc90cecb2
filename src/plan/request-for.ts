import { formatImageReference } from '../api/format-image-reference.ts';
import { parseDuration } from '../api/parse-duration.ts';
import { parseImageReference } from '../api/parse-image-reference.ts';
import type { NodeFacts } from '../job/node-facts.ts';
import type { Observation } from './observation.ts';
import type { BootTarget } from './stage.ts';
import type { ValidationName } from '../job/validation-name.ts';
import type { ValidationRequest } from '../job/validation-request.ts';

/** What the Job of one attempt depends on. */
export function requestFor(
  { template }: Pick<Observation, 'template'>,
  target: BootTarget,
  options: ValidationName & { proberImage: string; facts: Omit<NodeFacts, 'platforms'> },
): ValidationRequest {
  const { metadata, spec } = template;
  const { name, hash, proberImage, facts } = options;
  return {
    name,
    hash,
    namespace: metadata.namespace,
    owners: [{ name: metadata.name, uid: metadata.uid }],
    image: pinned(spec.image, target.digest),
    platform: target.platform,
    imagePullSecrets: spec.imagePullSecrets.map((secret) => secret.name),
    proberImage,
    imageVolumes: facts.imageVolumes,
    userNamespaces: facts.userNamespaces,
    pod: spec.validation.pod,
    startTimeoutSeconds: seconds(spec.validation.startTimeout),
    timeoutSeconds: seconds(spec.validation.timeout),
  };
}

/** `REPOSITORY@DIGEST`, without the tag: what the tag points to by now does not matter. */
function pinned(image: string, digest: string | undefined): string {
  const reference = parseImageReference(image);
  if (digest === undefined || reference === undefined) return image;
  const { registry, repository } = reference;
  return formatImageReference({ registry, repository, digest });
}

function seconds(duration: string): number {
  return Math.ceil((parseDuration(duration) ?? 0) / 1000);
}
