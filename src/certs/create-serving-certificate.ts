import type { X509Certificate } from 'node:crypto';
import { readBundle } from './read-bundle.ts';
import type { ServingState } from './serving-problem.ts';
import { servingProblem } from './serving-problem.ts';
import type { WebhookTrust } from './webhook-trust.ts';

/** What the webhook serves, as PEM. */
export interface ServingFiles {
  /** The server's certificate, then those between it and an authority. */
  readonly certificate: string;
  readonly privateKey: string;
}

/** What decides which certificate is served. */
export interface ServingCertificateOptions {
  /** The name by which the API server calls: `<service>.<namespace>.svc`. */
  readonly dnsName: string;
  /** Milliseconds since 1970 by the clock of the API server. */
  readonly now: () => number;
  /** Serves from now on. May throw where the files cannot be served; then what was served stays. */
  readonly serve: (files: ServingFiles) => void;
  /** Told in words of files that are not served, once per reason. */
  readonly onProblem: (problem: string) => void;
}

/** The certificate that one replica serves. */
export interface ServingCertificate {
  /** These files are there to be served. To be called again and again, also with the same ones. */
  offer(files: ServingFiles): void;
  /** The API server verifies by this from now on. */
  trust(trust: WebhookTrust): void;
  /** Why the API server cannot call this replica, in one line; undefined where it can. */
  problem(): string | undefined;
}

interface Certificate {
  readonly files: ServingFiles;
  readonly chain: readonly X509Certificate[];
}

/**
 * Serves what is offered, but never gives up a certificate that the API server accepts for one that it does not: the new one waits until its
 * authority is in the caBundle.
 */
export function createServingCertificate(options: ServingCertificateOptions): ServingCertificate {
  const { dnsName, now, serve, onProblem } = options;
  let offered: Certificate | undefined;
  let served: Certificate | undefined;
  let refused: Certificate | undefined;
  let callers: ServingState['callers'] = 'Unknown';
  let told: string | undefined;

  const problemOf = (certificate: Certificate | undefined) =>
    servingProblem({ chain: certificate?.chain, callers, dnsName, now: now() });
  const tell = (problem: string | undefined) => {
    if (problem !== undefined && problem !== told) onProblem(problem);
    told = problem;
  };
  const decide = () => {
    if (offered === undefined || offered === served || offered === refused) return;
    const problem = problemOf(offered);
    if (problem !== undefined && served !== undefined && problemOf(served) === undefined) {
      tell(`the new certificate waits: ${problem}`);
      return;
    }
    try {
      serve(offered.files);
      served = offered;
      tell(undefined);
    } catch {
      refused = offered;
      tell('the certificate cannot be served; tls.crt must hold certificates in PEM alone');
    }
  };

  return {
    offer(files) {
      if (offered === undefined || !isSame(offered.files, files))
        offered = { files, chain: readBundle(files.certificate) };
      decide();
    },
    trust(trust) {
      callers = callersOf(trust);
      decide();
    },
    problem: () => problemOf(served),
  };
}

function isSame(one: ServingFiles, other: ServingFiles): boolean {
  return one.certificate === other.certificate && one.privateKey === other.privateKey;
}

/** Bundles that are the same text are read once. */
function callersOf(trust: WebhookTrust): ServingState['callers'] {
  if (trust.state !== 'Known') return trust.state;
  const texts = new Set(trust.webhooks.map(({ caBundle }) => caBundle));
  const read = new Map([...texts].map((text) => [text, readBundle(text)]));
  return trust.webhooks.map(({ name, caBundle }) => ({ name, anchors: read.get(caBundle) ?? [] }));
}
