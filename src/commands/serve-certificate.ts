import { X509Certificate } from 'node:crypto';
import type { ServingCertificate, ServingFiles } from '../certs/create-serving-certificate.ts';
import { createServingCertificate } from '../certs/create-serving-certificate.ts';
import { watchServingCertificate } from '../certs/watch-serving-certificate.ts';
import type { TrustingWebhook } from '../certs/webhook-trust.ts';
import type { Informer } from '../cluster/cache/informer.ts';
import type { KubeClient } from '../cluster/client/kube-client.ts';
import type { Config } from '../config/config.ts';
import { followConfiguration } from './follow-configuration.ts';
import type { ProcessContext } from './process-context.ts';

/** What it takes to serve the mounted certificate. */
export interface ServeCertificateOptions {
  readonly client: KubeClient;
  readonly config: Config;
  readonly context: ProcessContext;
  readonly serve: (files: ServingFiles) => void;
}

/** The certificate that this process serves, until its signal. */
export interface ServedCertificate {
  readonly configuration: Informer<readonly TrustingWebhook[]>;
  /** Why the API server cannot call this process, in one line; undefined where it can. */
  readonly problem: () => string | undefined;
  /** Resolves when the files are watched no more. */
  readonly ended: Promise<void>;
}

/** The kubelet takes up to a minute to bring a renewed Secret into the pod; the files themselves are cheap to read. */
const POLL_MS = 2_000;

/** Serves the mounted certificate as the webhook configuration allows, and reports on it. */
export function serveCertificate(options: ServeCertificateOptions): ServedCertificate {
  const { client, config, context, serve } = options;
  const { log, metrics, signal } = context;
  const name = config.flags['service-name'];
  const serving = createServingCertificate({
    dnsName: `${name}.${config.namespace}.svc`,
    now: () => client.serverNow(),
    serve: (files) => {
      serve(files);
      const expires = new X509Certificate(files.certificate).validToDate;
      metrics.set('vibed_certificate_expiry_timestamp_seconds', {}, expires.getTime() / 1_000);
      log.info({ expires: expires.toISOString() }, 'Serving a new certificate');
    },
    onProblem: (problem) => log.warn({ problem }, 'The serving certificate cannot be used'),
  });
  const configuration = followConfiguration({
    client,
    log,
    name,
    onTrust: (trust) => serving.trust(trust),
  });
  metrics.onScrape(() => {
    metrics.set('vibed_certificate_accepted', {}, serving.problem() === undefined ? 1 : 0);
  });
  const report = reportProblem(serving, configuration, context);
  const ended = watchServingCertificate({
    directory: config.flags['webhook-cert-dir'],
    pollMs: POLL_MS,
    signal,
    onPair: (files) => {
      serving.offer(files);
      report();
    },
    onProblem: (problem) => {
      log.warn({ problem }, 'The serving certificate cannot be used');
      report();
    },
  });
  return { configuration, problem: () => serving.problem(), ended };
}

/** Logs each change of what keeps the API server from calling. That the configuration was not read yet is the informer's to tell. */
function reportProblem(
  serving: ServingCertificate,
  configuration: Pick<Informer<unknown>, 'hasSynced'>,
  { log }: ProcessContext,
): () => void {
  let told: string | undefined;
  return () => {
    const problem = serving.problem();
    if (problem === told || !configuration.hasSynced()) return;
    told = problem;
    if (problem === undefined) log.info({}, 'The API server can verify the serving certificate');
    else log.warn({ problem }, 'The API server cannot verify the serving certificate');
  };
}
