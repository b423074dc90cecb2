import { setFlagsFromString } from 'node:v8';
import { createAdmissionServer } from '../admission/create-admission-server.ts';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { ServingFiles } from '../certs/create-serving-certificate.ts';
import { collectionPath } from '../cluster/collection-path.ts';
import { createKubeClient } from '../cluster/client/create-kube-client.ts';
import { createObjectReader } from '../cluster/create-object-reader.ts';
import type { Informer } from '../cluster/cache/informer.ts';
import type { KubeClient } from '../cluster/client/kube-client.ts';
import type { KubeObject } from '../cluster/kube-object.ts';
import { openConnection } from '../cluster/client/open-connection.ts';
import type { Resource } from '../cluster/resource-path.ts';
import { RESOURCES } from '../cluster/resources.ts';
import { startInformer } from '../cluster/cache/start-informer.ts';
import { systemTimers } from '../cluster/system-timers.ts';
import type { Config } from '../config/config.ts';
import { createContractHash } from '../gate/records/create-contract-hash.ts';
import { createSharedParts } from '../gate/records/create-shared-parts.ts';
import type { GatePolicy } from '../gate/gate-policy.ts';
import { readSandboxTemplate } from '../gate/chains/read-sandbox-template.ts';
import { readWarmPool } from '../gate/references/read-warm-pool.ts';
import { templateRecord } from '../gate/records/template-record.ts';
import { startHealthServer } from '../metrics/start-health-server.ts';
import { gatePolicyOf } from './gate-policy-of.ts';
import { guardCallers } from './guard-callers.ts';
import { observeAdmission } from './observe-admission.ts';
import type { ProcessContext } from './process-context.ts';
import { readerWithin } from './reader-within.ts';
import { reportInformers } from './report-informers.ts';
import { serveCertificate } from './serve-certificate.ts';
import { sha256 } from './sha256.ts';
import { startTemplateCache } from './start-template-cache.ts';
import { VERSION } from './version.ts';
import { whenAborted } from './when-aborted.ts';

/**
 * By how much the heap may grow before all of it is collected, in percent of what was alive. By the memory limit V8 would choose 30 and less, and
 * collect up to twenty times a second while large reviews come.
 */
const HEAP_GROWTH = 500;

/**
 * The webhook: follows templates, pools and sandbox templates, and answers admission reviews from memory. Runs until the signal, then goes on
 * serving for `--shutdown-delay-seconds` while the API server learns that this pod is leaving.
 *
 * @throws where a port or the kubeconfig cannot be used
 */
export async function runWebhook(config: Config, context: ProcessContext): Promise<void> {
  const { flags } = config;
  const { log, metrics, signal } = context;
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const client = createKubeClient(await openConnection(config), {
    userAgent: `base-image-webhook/${VERSION}`,
  });
  const contractHash = createContractHash(sha256);
  const policy = gatePolicyOf(flags);
  const caches = startCaches(client, config, context, contractHash, policy);
  const guards = await guardCallers(client, config, context);
  const { metrics: guard } = guards;
  const server = createAdmissionServer({
    lookups: caches.lookups,
    templatesByImage: caches.templatesByImage,
    reader: readerWithin(createObjectReader(client), flags['watch-namespaces']),
    policy,
    references: flags.references,
    contractHash,
    now: Date.now,
    // Templates alone: agent-sandbox's kinds are read one by one where their caches are not filled, and a conversion webhook of theirs
    // that is broken must not keep this webhook from answering for pods.
    isSynced: () => caches.templates.hasSynced(),
    observe: (event) => observeAdmission(metrics, log, event, flags.references),
    guard: guards.webhook,
  });
  const serve = (files: ServingFiles) => server.setCertificate(files);
  const certificate = serveCertificate({ client, config, context, serve });
  const { templates } = caches;
  const informers = [...caches.informers, certificate.configuration];
  reportInformers(metrics, informers);
  const port = await server.listen(flags['webhook-port']);
  const readiness = () => ({
    [templates.resource]: templates.hasSynced(),
    certificate: certificate.problem() ?? true,
    ...(guards.webhook === undefined ? {} : { callers: guards.problem() ?? true }),
    serving: server.isReady(),
  });
  const health = await startHealthServer({ port: flags['health-port'], metrics, readiness, guard });
  log.info({ port, healthPort: health.port }, 'The webhook listens');
  await whenAborted(signal);
  log.info({ seconds: flags['shutdown-delay-seconds'] }, 'Told to end; serving on for a while');
  await server.drain(flags['shutdown-delay-seconds'] * 1_000);
  await Promise.all([
    certificate.ended,
    health.stop(),
    ...informers.map((informer) => informer.stop()),
  ]);
  await client.close();
}

function startCaches(
  client: KubeClient,
  { flags }: Config,
  { log }: ProcessContext,
  contractHash: (template: BaseImageTemplate) => string,
  { mirrors }: GatePolicy,
) {
  const shared = createSharedParts();
  const common = { client, timers: systemTimers, log };
  // agent-sandbox may be absent, or come later.
  const start = <T>(
    resource: string,
    versions: readonly Resource[],
    shape: (object: KubeObject) => T,
  ): Informer<T> =>
    startInformer({
      ...common,
      resource,
      paths: versions.map(collectionPath),
      shape,
      optional: true,
    });
  const paths = [collectionPath(RESOURCES.templates)];
  const namespaces = flags['watch-namespaces'];
  const templates = startTemplateCache(
    { ...common, resource: 'baseimagetemplates', paths, namespaces },
    (object) => templateRecord(object, contractHash, shared),
    flags['by-image'] ? mirrors : undefined,
  );
  const warmPools = start(
    'sandboxwarmpools',
    [RESOURCES.warmPools, RESOURCES.warmPoolsAlpha],
    readWarmPool,
  );
  const sandboxTemplates = start(
    'sandboxtemplates',
    [RESOURCES.sandboxTemplates, RESOURCES.sandboxTemplatesAlpha],
    readSandboxTemplate,
  );
  return {
    lookups: { templates: templates.records, warmPools, sandboxTemplates },
    templatesByImage: templates.byImage,
    templates: templates.informer,
    informers: [templates.informer, warmPools, sandboxTemplates],
  };
}
