import type { TemplateKey } from '../api/template-key.ts';
import { isConflict } from '../errors/is-conflict.ts';
import { isNotFound } from '../errors/is-not-found.ts';
import type { Timers } from '../workqueue/timers.ts';
import type { WorkQueue, WorkQueueHooks } from '../workqueue/work-queue.ts';
import { createWorkQueue } from '../workqueue/work-queue.ts';
import type { ControllerDeps } from './controller-deps.ts';
import { createMemory } from './controller-memory.ts';
import type { ControllerListener, ControllerPorts } from './controller-ports.ts';
import type { ControllerSettings } from './controller-settings.ts';
import { createListener } from './create-listener.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { reconcile } from './reconcile.ts';
import { createValidationSlots } from './validation-slots.ts';

/** Everything that a controller is made of. */
export interface ControllerOptions {
  readonly ports: ControllerPorts;
  readonly settings: ControllerSettings;
  readonly timers: Timers;
  /** Told of each failed reconcile that is tried again. */
  readonly onError: (key: TemplateKey, error: unknown) => void;
  readonly queueHooks?: WorkQueueHooks;
}

/** A controller. Events may come in before it runs. */
export interface Controller {
  readonly listener: ControllerListener;
  /** Works until stopped; call it once, when the caches are synced and this process is the leader. */
  run(): Promise<void>;
  /** Takes no more work and resolves when all work in progress has ended. */
  stop(): Promise<void>;
}

/** No timer runs longer: a waiver may end in years, and timers count in 31 bits. */
const LONGEST_WAIT = 86_400_000;
const BACKOFF = { baseMs: 500, maxMs: 300_000 };

const groupOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** Creates a controller of BaseImageTemplates. */
export function createController(options: ControllerOptions): Controller {
  const { ports, settings, timers, queueHooks } = options;
  const stopping = new AbortController();
  const queue = createWorkQueue({
    timers,
    backoff: BACKOFF,
    groupOf,
    ...(queueHooks !== undefined && { hooks: queueHooks }),
  });
  const slots = createValidationSlots({
    limit: settings.maxActiveValidations,
    groupOf,
    wake: (key) => queue.add(key),
  });
  const deps: ControllerDeps = {
    ports,
    settings,
    memory: createMemory(),
    slots,
    lock: createKeyedLock(),
    signal: stopping.signal,
  };
  const listener = createListener({ deps, enqueue: (key) => queue.add(key) });
  return {
    listener,
    async run() {
      const workers = Array.from({ length: settings.workers }, () => work(queue, deps, options));
      await Promise.all(workers);
    },
    async stop() {
      stopping.abort();
      await queue.shutdown();
    },
  };
}

async function work(
  queue: WorkQueue,
  deps: ControllerDeps,
  { onError }: ControllerOptions,
): Promise<void> {
  const { metrics, clock } = deps.ports;
  for (let key = await queue.take(); key !== undefined; key = await queue.take()) {
    const started = clock.now();
    const result = await attempt(key as TemplateKey, queue, deps, onError);
    metrics.observeReconcile(result, (clock.now() - started) / 1000);
    metrics.setValidations(deps.slots.running, deps.slots.waiting);
    queue.done(key);
  }
}

/** The type of an error says what happens next. */
async function attempt(
  key: TemplateKey,
  queue: WorkQueue,
  deps: ControllerDeps,
  onError: ControllerOptions['onError'],
): Promise<'success' | 'waiting' | 'conflict' | 'error'> {
  try {
    const wakeAt = await reconcile(key, deps);
    queue.forget(key);
    if (wakeAt !== undefined) {
      const delay = Math.max(0, wakeAt - deps.ports.clock.now());
      queue.addAfter(key, Math.min(delay, LONGEST_WAIT));
    }
    return 'success';
  } catch (error) {
    if (deps.signal.aborted) return 'waiting';
    queue.addRateLimited(key);
    // Somebody changed or deleted the object meanwhile: no failure, and nobody need hear of it.
    if (isConflict(error) || isNotFound(error)) return 'conflict';
    onError(key, error);
    return 'error';
  }
}
