import type { V1Secret } from '@kubernetes/client-node';
import { isNotFound } from '../errors/is-not-found.ts';
import type { Logger } from '../log/logger.ts';
import { exponentialBackoff } from '../workqueue/exponential-backoff.ts';
import type { Timers } from '../workqueue/timers.ts';
import { isAborted } from './is-aborted.ts';
import type { KubeClient } from './client/kube-client.ts';
import type { KubeObject } from './kube-object.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';
import { sleep } from './sleep.ts';
import { toModel } from './to-model.ts';

/** What the secret client needs. */
export interface SecretOptions {
  readonly client: KubeClient;
  readonly timers: Timers;
  readonly log: Logger;
  /** A watched Secret was created, changed or deleted. */
  readonly onChanged: (namespace: string, name: string) => void;
}

/** Secrets by name: RBAC gives `get` and `watch`, never `list`, so that the process holds no Secret that no template refers to. */
export interface SecretClient {
  /** Asks the API server; `undefined` for 404. */
  get(namespace: string, name: string): Promise<V1Secret | undefined>;
  /** Watches exactly these, as `namespace/name`. */
  watch(references: ReadonlySet<string>): void;
  /** Ends all watches. */
  stop(): void;
}

/** Each watch holds a connection. Beyond this many, changes are noticed when the template is tried again. */
const MAX_WATCHES = 256;
const WATCH_SECONDS = 590;
/** Stands for the version of a Secret that does not exist. */
const DELETED = 'deleted';
const BACKOFF = { baseMs: 1_000, maxMs: 60_000 };

/** Creates the client; nothing is watched yet. */
export function createSecrets(options: SecretOptions): SecretClient {
  const watches = new Map<string, AbortController>();
  return {
    async get(namespace, name) {
      try {
        const path = resourcePath(RESOURCES.secrets, namespace, name);
        return toModel('V1Secret', await options.client.request({ method: 'GET', path }));
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    watch(references) {
      for (const [reference, watch] of watches)
        if (!references.has(reference)) {
          watch.abort();
          watches.delete(reference);
        }
      for (const reference of references) {
        if (watches.has(reference) || watches.size >= MAX_WATCHES) continue;
        const watch = new AbortController();
        watches.set(reference, watch);
        void follow(options, reference, watch.signal);
      }
    },
    stop() {
      for (const watch of watches.values()) watch.abort();
      watches.clear();
    },
  };
}

/** Watches one Secret until the signal, again after each failure. Only its version is remembered, never its content. */
async function follow(
  options: SecretOptions,
  reference: string,
  signal: AbortSignal,
): Promise<void> {
  const [namespace = '', name = ''] = reference.split('/');
  const { client, log, timers } = options;
  let known: string | undefined;
  let failures = 0;
  const seen = (version: string) => {
    failures = 0;
    if (known === version) return;
    known = version;
    options.onChanged(namespace, name);
  };
  while (!signal.aborted) {
    try {
      // A watch without a version begins with the present state, so that no LIST is needed; this read tells what of it is no change.
      known ??= await versionOf(client, namespace, name);
      await watchOnce(client, { namespace, name, signal, seen });
    } catch (error) {
      if (isAborted(signal)) return;
      log.debug({ err: error, namespace, name }, 'The watch of a Secret failed; trying again');
    }
    failures += 1;
    await sleep(timers, exponentialBackoff(failures, BACKOFF), signal);
  }
}

async function versionOf(client: KubeClient, namespace: string, name: string): Promise<string> {
  try {
    const path = resourcePath(RESOURCES.secrets, namespace, name);
    return ((await client.request({ method: 'GET', path })) as KubeObject).metadata.resourceVersion;
  } catch (error) {
    if (isNotFound(error)) return DELETED;
    throw error;
  }
}

interface SecretWatch {
  readonly namespace: string;
  readonly name: string;
  readonly signal: AbortSignal;
  readonly seen: (version: string) => void;
}

async function watchOnce(
  client: KubeClient,
  { namespace, name, signal, seen }: SecretWatch,
): Promise<void> {
  const path = resourcePath(RESOURCES.secrets, namespace);
  const query = { fieldSelector: `metadata.name=${name}`, timeoutSeconds: String(WATCH_SECONDS) };
  const idleMs = (WATCH_SECONDS + 30) * 1_000;
  for await (const { type, object } of client.watch({ path, query, signal, idleMs })) {
    if (type === 'ERROR') return;
    if (type !== 'BOOKMARK')
      seen(type === 'DELETED' ? DELETED : (object as KubeObject).metadata.resourceVersion);
  }
}
