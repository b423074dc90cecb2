import { X509Certificate } from 'node:crypto';
import type { AdmissionServer } from '../admission/admission-server.ts';
import { createAdmissionServer } from '../admission/create-admission-server.ts';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { watchServingCertificate } from '../certs/watch-serving-certificate.ts';
import { collectionPath } from '../cluster/collection-path.ts';
import { createKubeClient } from '../cluster/create-kube-client.ts';
import { createObjectReader } from '../cluster/create-object-reader.ts';
import type { Informer } from '../cluster/informer.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import type { KubeObject } from '../cluster/kube-object.ts';
import { loadKubeConfig } from '../cluster/load-kube-config.ts';
import type { Resource } from '../cluster/resource-path.ts';
import { RESOURCES } from '../cluster/resources.ts';
import { startInformer } from '../cluster/start-informer.ts';
import { systemTimers } from '../cluster/system-timers.ts';
import type { Config } from '../config/config.ts';
import { termsOf } from '../contract/terms-of.ts';
import { readSandboxTemplate } from '../gate/read-sandbox-template.ts';
import { readWarmPool } from '../gate/read-warm-pool.ts';
import { templateRecord } from '../gate/template-record.ts';
import { startHealthServer } from '../metrics/start-health-server.ts';
import { gatePolicyOf } from './gate-policy-of.ts';
import { observeAdmission } from './observe-admission.ts';
import type { ProcessContext } from './process-context.ts';
import { readerWithin } from './reader-within.ts';
import { reportInformers } from './report-informers.ts';
import { sha256 } from './sha256.ts';
import { VERSION } from './version.ts';
import { whenAborted } from './when-aborted.ts';

/** The kubelet takes up to a minute to bring a renewed Secret into the pod; the files themselves are cheap to read. */
const CERTIFICATE_POLL_MS = 2_000;

/**
 * The webhook: follows templates, pools and sandbox templates, and answers admission reviews from memory. Runs until the signal, then goes on
 * serving for `--shutdown-delay-seconds` while the API server learns that this pod is leaving.
 *
 * @throws where a port or the kubeconfig cannot be used
 */
export async function runWebhook(config: Config, context: ProcessContext): Promise<void> {
  const { flags } = config;
  const { log, metrics, signal } = context;
  const client = createKubeClient(loadKubeConfig(config.kubeconfig), {
    userAgent: `base-image-webhook/${VERSION}`,
  });
  const caches = startCaches(client, config, context);
  const informers = [caches.templates, caches.warmPools, caches.sandboxTemplates];
  reportInformers(metrics, informers);
  const server = createAdmissionServer({
    lookups: {
      templates: caches.templates,
      warmPools: caches.warmPools,
      sandboxTemplates: caches.sandboxTemplates,
    },
    reader: readerWithin(createObjectReader(client), flags['watch-namespaces']),
    policy: gatePolicyOf(flags),
    contractHash,
    now: Date.now,
    // Templates alone: agent-sandbox's kinds are read one by one where their caches are not filled, and a conversion webhook of theirs
    // that is broken must not keep this webhook from answering for pods.
    isSynced: () => caches.templates.hasSynced(),
    observe: (event) => observeAdmission(metrics, log, event),
  });
  const certificates = serveCertificate(server, flags['webhook-cert-dir'], context);
  const port = await server.listen(flags['webhook-port']);
  const readiness = () => ({
    [caches.templates.resource]: caches.templates.hasSynced(),
    serving: server.isReady(),
  });
  const health = await startHealthServer({ port: flags['health-port'], metrics, readiness });
  log.info({ port, healthPort: health.port }, 'The webhook listens');
  await whenAborted(signal);
  log.info({ seconds: flags['shutdown-delay-seconds'] }, 'Told to end; serving on for a while');
  await server.drain(flags['shutdown-delay-seconds'] * 1_000);
  await Promise.all([certificates, health.stop(), ...informers.map((informer) => informer.stop())]);
  await client.close();
}

function contractHash(template: BaseImageTemplate): string {
  return termsOf(template, sha256).hash;
}

/** Compact records, made once per change: the cache keeps no objects. */
function startCaches(client: KubeClient, { flags }: Config, { log }: ProcessContext) {
  const start = <T>(
    resource: string,
    versions: readonly Resource[],
    shape: (object: KubeObject) => T,
  ): Informer<T> =>
    startInformer({
      client,
      timers: systemTimers,
      log,
      resource,
      paths: versions.map(collectionPath),
      shape,
      // agent-sandbox may be absent, or come later.
      optional: resource !== 'baseimagetemplates',
      namespaces: resource === 'baseimagetemplates' ? flags['watch-namespaces'] : [],
    });
  return {
    templates: start('baseimagetemplates', [RESOURCES.templates], (object) =>
      templateRecord(object, contractHash),
    ),
    warmPools: start(
      'sandboxwarmpools',
      [RESOURCES.warmPools, RESOURCES.warmPoolsAlpha],
      readWarmPool,
    ),
    sandboxTemplates: start(
      'sandboxtemplates',
      [RESOURCES.sandboxTemplates, RESOURCES.sandboxTemplatesAlpha],
      readSandboxTemplate,
    ),
  };
}

function serveCertificate(
  server: AdmissionServer,
  directory: string,
  { log, metrics, signal }: ProcessContext,
): Promise<void> {
  return watchServingCertificate({
    directory,
    pollMs: CERTIFICATE_POLL_MS,
    signal,
    onChange: (serving) => {
      server.setCertificate(serving);
      const expires = new X509Certificate(serving.certificate).validToDate;
      metrics.set('vibed_certificate_expiry_timestamp_seconds', {}, expires.getTime() / 1_000);
      log.info({ expires: expires.toISOString() }, 'Serving a new certificate');
    },
    onProblem: (problem) => log.warn({ problem }, 'The serving certificate cannot be used'),
  });
}
