import type { InvalidReason } from '../api/reasons.ts';
import type { CandidateEvidence } from '../evidence/boot-evidence.ts';
import { cleanText } from '../evidence/clean-text.ts';

/** Whether the image's own program came to run. */
export type StartOutcome =
  | { readonly outcome: 'Started' }
  /** The image cannot be started, and only the image can be the cause. */
  | { readonly outcome: 'Faulty'; readonly reason: InvalidReason; readonly message: string }
  /** It did not start, and the cause may be the node's. */
  | { readonly outcome: 'Unclear' };

/** Bytes of the container runtime's words that a message may quote. */
const QUOTED = 120;

/**
 * Texts that only an image's fault can bring about, with what follows from them. Container ids, process ids and times stay outside of the
 * quoted group, so that the message is the same every time. Runtimes: containerd and runc, the kernel's exec, tini.
 */
const NOT_STARTED: readonly (readonly [pattern: RegExp, reason: InvalidReason])[] = [
  [/error during container init: (exec: .*: exec format error)/, 'ExecFormatError'],
  [/error during container init: (exec: .*)/, 'EntrypointWrong'],
  [/error during container init: (mkdir .*: not a directory)/, 'EntrypointWrong'],
  [/error during container init: (chdir to cwd .*)/, 'EntrypointWrong'],
  [/(no command specified)/, 'EntrypointWrong'],
  [/(image will run as root)/, 'RunsAsRoot'],
  [/(image has non-numeric user)/, 'RunsAsRoot'],
  [/(no users found)/, 'RunsAsRoot'],
];
const EXIT_OF_FAILED_EXEC = 255;
const EXITS_OF_TINI = [126, 127];

/** Whether the image's program came to run, told by the container runtime's and the kernel's own words. */
export function startOutcome(candidate: CandidateEvidence): StartOutcome {
  switch (candidate.state) {
    case 'Running':
      return { outcome: 'Started' };
    case 'NotStarted':
      return notStarted(candidate.message);
    case 'Ended':
      return failedExec(candidate) ?? { outcome: 'Started' };
  }
}

function notStarted(message: string): StartOutcome {
  const line = cleanText(message, 2048);
  for (const [pattern, reason] of NOT_STARTED) {
    const words = pattern.exec(line)?.[1];
    if (words !== undefined) return faulty(reason, words.replace(/: unknown$/, ''));
  }
  return { outcome: 'Unclear' };
}

/** The kernel or tini could not run the program: the container started all the same, and ended at once. */
function failedExec({
  exitCode,
  message,
}: Extract<CandidateEvidence, { state: 'Ended' }>): StartOutcome | undefined {
  const kernel = /^exec \S+: (?:exec format error|no such file or directory)/.exec(message);
  if (exitCode === EXIT_OF_FAILED_EXEC && kernel !== null) return failed(kernel[0]);
  const tini = /\[FATAL tini \(\d+\)\] (exec \S+ failed: [A-Z][a-z]+(?: [a-z]+)*)/.exec(
    message,
  )?.[1];
  if (EXITS_OF_TINI.includes(exitCode) && tini !== undefined) return failed(tini);
  return undefined;
}

function failed(words: string): StartOutcome {
  return faulty(/exec format error$/i.test(words) ? 'ExecFormatError' : 'EntrypointWrong', words);
}

function faulty(reason: InvalidReason, words: string): StartOutcome {
  return {
    outcome: 'Faulty',
    reason,
    message: `The image's entrypoint cannot be started: ${cleanText(words, QUOTED)}`,
  };
}
