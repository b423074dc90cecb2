import type { CallerGuard } from '../authn/caller-guard.ts';
import type { CallerRules } from '../authn/caller.ts';
import type { KeyRing } from '../authn/key-ring.ts';
import type { KubeClient } from '../cluster/client/kube-client.ts';
import { readIssuerDocuments } from '../cluster/read-issuer-documents.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../log/logger.ts';
import type { ProcessContext } from './process-context.ts';
import { reportRefusals } from './report-refusals.ts';

/** Who may call this process, as far as its flags ask. */
export interface CallerGuards {
  /** Of admission reviews; undefined where all may send them. */
  readonly webhook?: CallerGuard;
  /** Of `/metrics`; undefined where all may read them. */
  readonly metrics?: CallerGuard;
  /** Why callers cannot be told yet, in one line; undefined where they can, or need not be. */
  readonly problem: () => string | undefined;
}

type Endpoint = 'webhook' | 'metrics';

/** Prepares what the flags ask for. The verification is loaded only where it is asked for. */
export async function guardCallers(
  client: KubeClient,
  config: Config,
  context: ProcessContext,
): Promise<CallerGuards> {
  const { flags } = config;
  const asked = (['webhook', 'metrics'] as const).filter((each) => flags[`${each}-authentication`]);
  if (asked.length === 0) return { problem: () => undefined };
  const { KeyRing: Ring } = await import('../authn/key-ring.ts');
  const { createAuthenticator } = await import('../authn/create-authenticator.ts');
  const { callerGuard } = await import('../authn/caller-guard.ts');
  const elapsed = () => performance.now();
  const ring = new Ring({
    source: { read: (signal) => readIssuerDocuments(client, signal) },
    elapsed,
    onRead: reportReadings(context.log),
  });
  void ring.refresh();
  const guardOf = (endpoint: Endpoint) =>
    callerGuard(
      createAuthenticator({
        ring,
        rules: callerRulesOf(config, endpoint),
        now: () => client.serverNow(),
        onRefused: reportRefusals({ ...context, endpoint, elapsed }),
      }),
    );
  return {
    ...Object.fromEntries(asked.map((endpoint) => [endpoint, guardOf(endpoint)])),
    problem: () => problemOf(ring),
  };
}

function callerRulesOf({ flags, namespace }: Config, endpoint: Endpoint): CallerRules {
  const service = endpoint === 'webhook' ? flags['service-name'] : 'base-image-metrics';
  return {
    audience: flags[`${endpoint}-audience`] || `${service}.${namespace}.svc`,
    subjects: flags[`${endpoint}-subjects`],
  };
}

/** Asked again and again by the kubelet, and so by whom keys that could not be read are read again. */
function problemOf(ring: KeyRing): string | undefined {
  ring.keepFresh();
  return ring.keys === undefined ? 'the keys of the cluster were not read yet' : undefined;
}

/** Logs where the keys can be read no more, and where they can again. */
function reportReadings(log: Logger): (error: unknown) => void {
  let failing = false;
  return (error) => {
    if (error !== undefined && !failing)
      log.warn({ err: error }, 'The keys of the cluster could not be read; trying again');
    else if (error === undefined && failing) log.info({}, 'The keys of the cluster were read');
    failing = error !== undefined;
  };
}
