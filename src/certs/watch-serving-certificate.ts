import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isIssuedBy } from './is-issued-by.ts';
import { readPair } from './read-pair.ts';
import { splitCertificates } from './split-certificates.ts';

/** What the webhook serves: the mounted Secret, as PEM. */
export interface ServingFiles {
  readonly certificate: string;
  readonly privateKey: string;
}

/** How the mounted Secret is watched. */
export interface WatchServingCertificateOptions {
  /** The volume's directory, with tls.crt, tls.key and ca.crt. */
  readonly directory: string;
  /** Milliseconds between two looks. A file watch would miss how the kubelet swaps directories. */
  readonly pollMs: number;
  /** Called with every new pair that belongs together and verifies against ca.crt; the first included. */
  readonly onChange: (serving: ServingFiles) => void;
  /** Called when files cannot be used, once per problem; what is served stays. */
  readonly onProblem: (problem: string) => void;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** Reads the mounted certificate now and then until the signal; resolves when it ends. Never rejects. */
export async function watchServingCertificate(
  options: WatchServingCertificateOptions,
): Promise<void> {
  const { directory, pollMs, signal } = options;
  let served: string | undefined;
  let problem: string | undefined;
  while (!signal.aborted) {
    const found = await readServing(directory);
    if ('problem' in found) {
      if (found.problem !== problem) options.onProblem(found.problem);
      problem = found.problem;
    } else {
      problem = undefined;
      if (found.certificate !== served) tell(options, found);
      served = found.certificate;
    }
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
  }
}

/** A chain may hold more than its first certificate, which alone was looked at: what cannot be served is a problem, not the end. */
function tell(
  { directory, onChange, onProblem }: WatchServingCertificateOptions,
  found: ServingFiles,
): void {
  try {
    onChange(found);
  } catch {
    onProblem(`tls.crt in ${directory} cannot be served; it must hold certificates in PEM alone`);
  }
}

/** The kubelet swaps a link between two reads: a pair that does not belong together is read again at the next look. */
async function readServing(directory: string): Promise<ServingFiles | { problem: string }> {
  const names = ['tls.crt', 'tls.key', 'ca.crt'];
  const texts = await Promise.all(
    names.map((name) => readFile(join(directory, name), 'utf8').catch(() => undefined)),
  );
  const [certificate, privateKey, bundle] = texts;
  if (certificate === undefined || privateKey === undefined || bundle === undefined) {
    return { problem: `${directory} lacks one of ${names.join(', ')}` };
  }
  if (readPair(certificate, privateKey) === undefined) {
    return { problem: `tls.crt and tls.key in ${directory} do not belong together` };
  }
  if (!splitCertificates(bundle).some((authority) => isIssuedBy(certificate, authority))) {
    return { problem: `tls.crt in ${directory} was not signed by ca.crt` };
  }
  return { certificate, privateKey };
}
