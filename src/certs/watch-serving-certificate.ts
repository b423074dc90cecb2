import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServingFiles } from './create-serving-certificate.ts';
import { readPair } from './read-pair.ts';

/** How the mounted Secret is watched. */
export interface WatchServingCertificateOptions {
  /** The volume's directory, with tls.crt and tls.key. */
  readonly directory: string;
  /** Milliseconds between two looks. A file watch would miss how the kubelet swaps directories. */
  readonly pollMs: number;
  /** Called at every look with a pair that belongs together. */
  readonly onPair: (files: ServingFiles) => void;
  /** Called when files cannot be used, once per problem. */
  readonly onProblem: (problem: string) => void;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** Reads the mounted certificate now and then until the signal; resolves when it ends. Never rejects. */
export async function watchServingCertificate(
  options: WatchServingCertificateOptions,
): Promise<void> {
  const { directory, pollMs, signal } = options;
  let problem: string | undefined;
  while (!signal.aborted) {
    const found = await readServing(directory);
    if (typeof found !== 'string') options.onPair(found);
    else if (found !== problem) options.onProblem(found);
    problem = typeof found === 'string' ? found : undefined;
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
  }
}

/** The files, or what is wrong with them. The kubelet swaps a link between two reads: such a pair is read again at the next look. */
async function readServing(directory: string): Promise<ServingFiles | string> {
  const names = ['tls.crt', 'tls.key'];
  const texts = await Promise.all(
    names.map((name) => readFile(join(directory, name), 'utf8').catch(() => undefined)),
  );
  const [certificate, privateKey] = texts;
  if (certificate === undefined || privateKey === undefined)
    return `${directory} lacks one of ${names.join(', ')}`;
  if (readPair(certificate, privateKey) === undefined)
    return `tls.crt and tls.key in ${directory} do not belong together`;
  return { certificate, privateKey };
}
