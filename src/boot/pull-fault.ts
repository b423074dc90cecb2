import type { InconclusiveReason } from '../api/reasons.ts';
import { cleanText } from '../evidence/clean-text.ts';

/** What a failed pull says. */
export type PullFault =
  /** The registry has no such image, or the name cannot be one. */
  | { readonly fault: 'NotFound'; readonly message: string }
  /** The image has nothing that the node can run. The digest is that of the index, where the text names it. */
  | { readonly fault: 'NoPlatform'; readonly digest?: string; readonly message: string }
  /** Nothing is proven about the image. `lasting`: waiting does not help. */
  | {
      readonly fault: 'Inconclusive';
      readonly reason: InconclusiveReason;
      readonly message: string;
      readonly lasting: boolean;
    };

interface Row {
  /** gRPC code of the runtime's answer; a row without one matches every code. */
  readonly code?: string;
  /** What the cause must match after the known prefixes. */
  readonly cause: RegExp;
  readonly fault: 'NotFound' | 'NoPlatform' | InconclusiveReason;
  /** Constant words: the runtime's own carry addresses, ports and sizes. */
  readonly says: string;
}

const PREFIXES = [
  /^Back-off pulling image "[^"]*": /,
  /^ErrImagePull: /,
  /^rpc error: code = [A-Za-z]+ desc = /,
  /^failed to pull and unpack image "[^"]*": /,
];

/**
 * Texts of containerd, seen on a real node. The first row that matches decides; only `NotFound` and `NoPlatform` speak against the image.
 * A text that no row knows is Inconclusive.
 */
const ROWS: readonly Row[] = [
  {
    code: 'NotFound',
    cause: /^failed to resolve image: \S+: not found$/,
    fault: 'NotFound',
    says: 'The registry answered that the image does not exist',
  },
  {
    code: 'NotFound',
    cause:
      /^get image config descriptor: no match for platform in manifest sha256:[0-9a-f]{64}: not found$/,
    fault: 'NoPlatform',
    says: "The image has no manifest for the node's platform",
  },
  {
    code: 'InvalidArgument',
    cause: /^schema 1 image manifests are no longer supported/,
    fault: 'NoPlatform',
    says: 'The image has a manifest of schema 1, which container runtimes no longer support',
  },
  {
    code: 'NotFound',
    cause: /could not fetch content descriptor sha256:[0-9a-f]{64} \(.*\) from remote: not found$/,
    fault: 'ImageBroken',
    says: 'The registry does not have a layer or the configuration of the image; push the image again',
  },
  {
    code: 'FailedPrecondition',
    cause: /unexpected commit digest sha256:[0-9a-f]{64}, expected sha256:[0-9a-f]{64}/,
    fault: 'ImageBroken',
    says: 'A layer or manifest in the registry does not have its digest; push the image again',
  },
  {
    cause: /children: invalid desc .*: unexpected end of JSON input/,
    fault: 'ImageBroken',
    says: 'The manifest in the registry is not JSON; push the image again',
  },
  {
    cause: /(?:failed to extract layer .*: unexpected EOF|wrong diff id)/,
    fault: 'ImageBroken',
    says: 'A layer of the image cannot be unpacked; build and push the image again',
  },
  {
    cause: /number of layers and diffIDs don't match/,
    fault: 'ImageBroken',
    says: 'The layers of the image do not agree with its configuration; build and push the image again',
  },
  {
    cause: /^failed to resolve image: pull access denied, /,
    fault: 'ImagePullUnauthorized',
    says: 'The registry refused to let the node pull the image; check spec.imagePullSecrets',
  },
  {
    cause: /unexpected status from (?:HEAD|GET) request to \S+: 40[13] /,
    fault: 'ImagePullUnauthorized',
    says: 'The registry refused the credentials of the node; check spec.imagePullSecrets',
  },
  {
    cause: /unexpected status from (?:HEAD|GET) request to \S+: 429 /,
    fault: 'RegistryUnavailable',
    says: 'The registry answered the node that it was asked too often',
  },
  {
    cause: /unexpected status from (?:HEAD|GET) request to \S+: 5\d\d /,
    fault: 'RegistryUnavailable',
    says: 'The registry answered the node with an error of its own',
  },
  {
    cause: /short read: expected \d+ bytes but got \d+/,
    fault: 'RegistryUnavailable',
    says: 'The registry broke off while the node pulled the image',
  },
  {
    cause: /dial tcp: lookup \S+ on /,
    fault: 'RegistryUnavailable',
    says: "The node could not resolve the registry's name",
  },
  {
    cause: /(?:dial tcp|connect: connection refused|i\/o timeout)/,
    fault: 'RegistryUnavailable',
    says: 'The node could not connect to the registry',
  },
  {
    cause: /timeout awaiting response headers/,
    fault: 'RegistryUnavailable',
    says: 'The registry did not answer the node in time',
  },
  {
    cause: /tls: failed to verify certificate/,
    fault: 'RegistryUnavailable',
    says: "The node does not trust the registry's certificate",
  },
  {
    cause: /http: server gave HTTP response to HTTPS client/,
    fault: 'RegistryUnavailable',
    says: 'The registry speaks http, and the node is configured for https',
  },
  {
    code: 'Unavailable',
    cause: /error reading from server: EOF/,
    fault: 'RegistryUnavailable',
    says: "The node's container runtime stopped while it pulled the image",
  },
];

/** Waiting reasons of a container whose image is not there. */
const PULL_REASONS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'RegistryUnavailable',
  'ImageInspectError',
]);

function stripped(message: string): string {
  return PREFIXES.reduce((text, prefix) => text.replace(prefix, ''), message);
}

function byText(message: string): PullFault {
  const code = /rpc error: code = ([A-Za-z]+) desc = /.exec(message)?.[1];
  const cause = stripped(message);
  const row = ROWS.find((each) => (each.code ?? code) === code && each.cause.test(cause));
  if (row === undefined) {
    const text = `The node could not pull the image: ${cleanText(cause, 160)}`;
    return { fault: 'Inconclusive', reason: 'RegistryUnavailable', message: text, lasting: false };
  }
  const { fault, says } = row;
  if (fault === 'NotFound') return { fault, message: says };
  if (fault === 'NoPlatform') {
    const digest = /manifest (sha256:[0-9a-f]{64})/.exec(cause)?.[1];
    return { fault, message: says, ...(digest !== undefined && { digest }) };
  }
  return {
    fault: 'Inconclusive',
    reason: fault,
    message: says,
    lasting: fault !== 'RegistryUnavailable',
  };
}

/**
 * What the `waiting` state of a container of the image says about the pull; undefined where it does not wait for a pull that failed. The
 * reason is the same for a missing tag and a dead registry: only the text after the known prefixes tells them apart.
 */
export function pullFault(waiting: {
  readonly reason: string;
  readonly message: string;
}): PullFault | undefined {
  const message = waiting.message.slice(0, 4096);
  if (waiting.reason === 'InvalidImageName')
    return {
      fault: 'NotFound',
      message: 'The name of the image is not one that a registry can have',
    };
  if (waiting.reason === 'ErrImageNeverPull')
    return {
      fault: 'Inconclusive',
      reason: 'PodRejected',
      message:
        "The pod's pull policy was changed to Never; exempt the label images.vibed.dev/validation",
      lasting: true,
    };
  return PULL_REASONS.has(waiting.reason) ? byText(message) : undefined;
}
