import { createCertificateKeeper } from '../certs/create-certificate-keeper.ts';
import type { WebhookTrust } from '../certs/webhook-trust.ts';
import { applyStatus } from '../cluster/apply-status.ts';
import { createCertificateStore } from '../cluster/create-certificate-store.ts';
import { createEventRecorder } from '../cluster/create-event-recorder.ts';
import { createIsolation } from '../cluster/create-isolation.ts';
import { createJobs } from '../cluster/create-jobs.ts';
import { createKubeClient } from '../cluster/client/create-kube-client.ts';
import { createSecrets } from '../cluster/create-secrets.ts';
import type { SecretClient } from '../cluster/create-secrets.ts';
import type { Informer } from '../cluster/cache/informer.ts';
import type { KubeClient } from '../cluster/client/kube-client.ts';
import { labelRejected } from '../cluster/label-rejected.ts';
import { LeaderElector } from '../cluster/leader-elector.ts';
import { newestWarning } from '../cluster/newest-warning.ts';
import { openConnection } from '../cluster/client/open-connection.ts';
import { readLog } from '../cluster/read-log.ts';
import { systemTimers } from '../cluster/system-timers.ts';
import type { Config } from '../config/config.ts';
import type { ControllerPorts, ImageInspector } from '../controller/controller-ports.ts';
import type { ControllerSettings } from '../controller/controller-settings.ts';
import type { Controller } from '../controller/create-controller.ts';
import { createController } from '../controller/create-controller.ts';
import { startHealthServer } from '../metrics/start-health-server.ts';
import { apiServerAddresses } from './api-server-addresses.ts';
import { controllerMetrics, queueMetrics } from './controller-metrics.ts';
import { createInspector } from './create-inspector.ts';
import { followConfiguration } from './follow-configuration.ts';
import { guardCallers } from './guard-callers.ts';
import { keepCertificates } from './keep-certificates.ts';
import { ownImage } from './own-image.ts';
import type { ProcessContext } from './process-context.ts';
import { reportInformers } from './report-informers.ts';
import { sha256 } from './sha256.ts';
import type { ControllerCaches } from './start-controller-caches.ts';
import { startControllerCaches } from './start-controller-caches.ts';
import { unwaivableChecks } from './unwaivable-checks.ts';
import { VERSION } from './version.ts';
import { whenAborted } from './when-aborted.ts';

/**
 * The controller: follows templates, Jobs, pods and nodes, and, as the leader, validates images and keeps the webhook's certificates. Runs
 * until the signal.
 *
 * @throws where leadership is lost, so that the process ends and begins anew; where a port, a file or the kubeconfig cannot be used;
 *   ConfigError where a flag names a check that no contract has
 */
export async function runController(config: Config, context: ProcessContext): Promise<void> {
  const { flags } = config;
  const { log, metrics, signal } = context;
  const unwaivable = unwaivableChecks(flags['unwaivable-checks']);
  const connection = await openConnection(config);
  const client = createKubeClient(connection, { userAgent: `base-image-controller/${VERSION}` });
  const deniedAddresses = await apiServerAddresses(connection.server);
  const proberImage =
    flags['operator-image'] || (await ownImage(client, config.namespace, config.identity));
  const inspector = createInspector({ flags, metrics, deniedAddresses });
  // The controller reads caches that tell the controller of changes: they are made after it, and first used when they are filled.
  const late: { caches?: ControllerCaches } = {};
  const secrets = createSecrets({
    client,
    timers: systemTimers,
    log,
    onChanged: (namespace, name) => controller.listener.secretChanged(namespace, name),
  });
  const controller = createController({
    ports: createPorts({ config, context, client, inspector, secrets, caches: () => late.caches }),
    settings: { ...settingsOf(config, proberImage), unwaivable },
    timers: systemTimers,
    onError: (key, error) =>
      log.warn({ err: error, template: key }, 'A reconcile failed; trying again'),
    queueHooks: queueMetrics(metrics),
  });
  const caches = startControllerCaches({
    client,
    log,
    listener: controller.listener,
    namespaces: flags['watch-namespaces'],
  });
  late.caches = caches;
  const informers = [caches.templates, caches.nodes, caches.jobs, caches.pods];
  reportInformers(metrics, informers);
  const readiness = () =>
    Object.fromEntries(informers.map((informer) => [informer.resource, informer.hasSynced()]));
  const { metrics: guard } = await guardCallers(client, config, context);
  const health = await startHealthServer({ port: flags['health-port'], metrics, readiness, guard });
  log.info({ healthPort: health.port }, 'The controller started');
  const lead = leadership({ config, context, client, controller, informers });
  const outcome = await (flags['leader-elect']
    ? elect(config, context, client, lead)
    : lead(signal));
  secrets.stop();
  await Promise.all([health.stop(), ...informers.map((informer) => informer.stop())]);
  await client.close();
  if (outcome === 'lost')
    throw new Error('Another controller may lead now; this process ends so that it begins anew');
}

async function elect(
  { flags, namespace, identity }: Config,
  { log, metrics, signal }: ProcessContext,
  client: KubeClient,
  lead: (leading: AbortSignal) => Promise<void>,
): Promise<'lost' | 'released'> {
  const elector = new LeaderElector({
    client,
    timers: systemTimers,
    log,
    namespace: flags['lease-namespace'] === '' ? namespace : flags['lease-namespace'],
    name: 'base-image-controller',
    identity: `${identity}_${crypto.randomUUID()}`,
  });
  metrics.onScrape(() => metrics.set('vibed_leader', {}, elector.isLeader() ? 1 : 0));
  return await elector.run(signal, lead);
}

interface Leadership {
  readonly config: Config;
  readonly context: ProcessContext;
  readonly client: KubeClient;
  readonly controller: Controller;
  readonly informers: readonly Pick<Informer<unknown>, 'whenSynced'>[];
}

/** What the leader does until its signal. Certificates do not wait for the caches: webhook pods wait for certificates. */
function leadership({ config, context: { log }, client, controller, informers }: Leadership) {
  const { flags, namespace } = config;
  const service = flags['service-name'];
  const keeper = createCertificateKeeper({
    store: createCertificateStore(client, namespace),
    servingSecret: `${service}-tls`,
    authoritySecret: `${service}-ca`,
    configuration: service,
    dnsName: `${service}.${namespace}.svc`,
    now: () => client.serverNow(),
    elapsed: () => performance.now(),
  });
  const follow = (onTrust: (trust: WebhookTrust) => void) =>
    followConfiguration({ client, log, name: service, onTrust });
  return async (leading: AbortSignal): Promise<void> => {
    const stopped = whenAborted(leading);
    const certificates =
      flags.certificates === 'Operator'
        ? keepCertificates({ keeper, follow, timers: systemTimers, log, signal: leading })
        : Promise.resolve();
    const synced = Promise.all(informers.map((informer) => informer.whenSynced()));
    await Promise.race([synced, stopped]);
    if (!leading.aborted) {
      log.info({}, 'The caches are filled; working');
      const running = controller.run();
      await stopped;
      await controller.stop();
      await running;
    }
    await certificates;
  };
}

function settingsOf(
  { flags }: Config,
  proberImage: string,
): Omit<ControllerSettings, 'unwaivable'> {
  return {
    proberImage,
    maxActiveValidations: flags['max-active-validations'],
    workers: flags.workers,
    allowedPods: {
      nodeSelector: flags['allowed-node-selectors'],
      tolerations: flags['allowed-tolerations'],
      runtimeClassNames: flags['allowed-runtime-classes'],
    },
    readPullSecrets: flags['registry-credentials'] === 'PullSecrets',
    imageVolumes: flags['image-volumes'],
    userNamespaces: flags['user-namespaces'],
    contracts: {
      cubbi: {
        enabled: flags['cubbi-enabled'],
        allowHostUsers: flags['cubbi-allow-host-users'],
      },
    },
  };
}

interface PortInput {
  readonly config: Config;
  readonly context: ProcessContext;
  readonly client: KubeClient;
  readonly inspector: ImageInspector;
  readonly secrets: SecretClient;
  readonly caches: () => ControllerCaches | undefined;
}

function createPorts({
  config,
  context: { log, metrics },
  client,
  inspector,
  secrets,
  caches,
}: PortInput): ControllerPorts {
  return {
    templates: {
      get: (key) => {
        const [namespace = '', name = ''] = key.split('/');
        return caches()?.templates.get(namespace, name);
      },
      list: (namespace) => caches()?.templates.list(namespace) ?? [],
      all: () => caches()?.templates.list() ?? [],
      applyStatus: (template, status) => applyStatus(client, template, status),
      labelRejected: (template, value) => labelRejected(client, template, value),
    },
    jobs: createJobs(client, {
      before: createIsolation({ client, log, now: Date.now }),
      created: () => metrics.increment('vibed_jobs_started_total', {}),
    }),
    pods: {
      ofJob: (namespace, job) =>
        (caches()?.pods.list(namespace) ?? []).filter(
          ({ metadata }) => metadata?.labels?.['batch.kubernetes.io/job-name'] === job,
        ),
      newestWarning: (namespace, uid) => newestWarning({ client, log }, namespace, uid),
      readLog: (part, signal) => readLog(client, part, signal),
    },
    nodes: { list: () => caches()?.nodes.list() ?? [] },
    secrets,
    events: createEventRecorder({ client, log, now: Date.now, identity: config.identity }),
    inspector,
    metrics: controllerMetrics(metrics),
    clock: { now: Date.now },
    sha256,
    sha256Bytes: sha256,
  };
}
