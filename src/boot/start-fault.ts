import { cleanText } from '../evidence/clean-text.ts';

/** The container runtime could not create or start a container. */
export interface StartFault {
  /** Whether the text says that it is the image's, and the kubelet will not get any further. */
  readonly image: boolean;
  /** From the words that decide on, without container ids. */
  readonly message: string;
}

const BYTES = 1024;
/** What follows is runc's own account of the container's first steps. */
const INIT = 'error during container init: ';

/** Texts of containerd, runc and the kubelet that only an image can bring about, by reason of the waiting or terminated state. */
const OF_IMAGE: Readonly<Record<string, readonly RegExp[]>> = {
  CreateContainerError: [/no command specified/, /no users found/],
  CreateContainerConfigError: [
    /container has runAsNonRoot and image will run as root/,
    /image has non-numeric user/,
  ],
  // The program, or the working directory: anything else that fails in the container's first steps may be the node's or the limits'.
  RunContainerError: [/^error during container init: (?:exec: |mkdir [^:]+: not a directory)/],
  StartError: [/^error during container init: (?:exec: |mkdir [^:]+: not a directory)/],
};

/**
 * Whether a state of a container (`waiting`, or `terminated` with `StartError`) says that it could not be created or started, and whose
 * fault that is. Undefined for every other state.
 */
export function startFault(state: {
  readonly reason: string;
  readonly message: string;
}): StartFault | undefined {
  const patterns = OF_IMAGE[state.reason];
  if (patterns === undefined || !Object.hasOwn(OF_IMAGE, state.reason)) return undefined;
  const text = state.message.slice(0, 4 * BYTES);
  const from = text.indexOf(INIT);
  const cause = from < 0 ? text : text.slice(from);
  const told = patterns.find((pattern) => pattern.test(cause));
  const words = from < 0 && told !== undefined ? cause.slice(cause.search(told)) : cause;
  return { image: told !== undefined, message: cleanText(words, BYTES) };
}
