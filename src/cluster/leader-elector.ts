import { isAlreadyExists } from '../errors/is-already-exists.ts';
import { isConflict } from '../errors/is-conflict.ts';
import { isNotFound } from '../errors/is-not-found.ts';
import type { Logger } from '../log/logger.ts';
import type { Timers } from '../workqueue/timers.ts';
import { isAborted } from './is-aborted.ts';
import type { KubeClient } from './client/kube-client.ts';
import { sleep } from './sleep.ts';

/** A Lease, and the timing of its holders. The defaults are those of Kubernetes' own components. */
export interface LeaderOptions {
  readonly client: KubeClient;
  /** Must not jump: leases are measured by it. */
  readonly timers: Timers;
  readonly log: Logger;
  readonly namespace: string;
  /** Name of the Lease. */
  readonly name: string;
  /** Unique among the candidates. */
  readonly identity: string;
  /** Others may take over that long after they last saw a renewal. */
  readonly leaseMs?: number;
  /** The leader stops that long after its last renewal. Shorter than `leaseMs`. */
  readonly renewMs?: number;
  /** Between two attempts. */
  readonly retryMs?: number;
}

/** `spec` of a Lease (coordination.k8s.io/v1). Times are RFC 3339 with microseconds. */
interface LeaseSpec {
  readonly holderIdentity?: string;
  readonly leaseDurationSeconds?: number;
  readonly acquireTime?: string;
  readonly renewTime?: string;
  readonly leaseTransitions?: number;
}

interface Lease {
  readonly metadata: { readonly resourceVersion: string };
  readonly spec?: LeaseSpec;
}

/**
 * Leadership by a Lease, as in client-go: at most one holder at a time, provided that clocks run at about the same speed. The clocks need not
 * agree: how old a renewal is, each candidate measures by its own clock from when it saw the Lease change.
 */
export class LeaderElector {
  readonly #options: LeaderOptions;
  readonly #leaseMs: number;
  readonly #renewMs: number;
  readonly #retryMs: number;
  readonly #path: string;
  /** The Lease as last seen, and when it last changed by the local clock. */
  #seen:
    { readonly resourceVersion: string; readonly spec: LeaseSpec; readonly at: number } | undefined;
  #leading = false;

  constructor(options: LeaderOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? 15_000;
    this.#renewMs = options.renewMs ?? 10_000;
    this.#retryMs = options.retryMs ?? 2_000;
    this.#path = `/apis/coordination.k8s.io/v1/namespaces/${encodeURIComponent(options.namespace)}/leases`;
  }

  isLeader(): boolean {
    return this.#leading;
  }

  /**
   * Waits for leadership, calls `lead`, and resolves once leadership is over and `lead` has ended. The signal given to `lead` is aborted when
   * the Lease could not be renewed in time, or when `signal` is: then the Lease is given up, so that another may follow at once.
   *
   * @returns `lost` where another may lead now against our will, `released` where `signal` ended it
   */
  async run(
    signal: AbortSignal,
    lead: (leading: AbortSignal) => Promise<void>,
  ): Promise<'lost' | 'released'> {
    const { log, identity, timers } = this.#options;
    while (!isAborted(signal) && !(await this.#attempt(signal)))
      await sleep(timers, this.#retryMs, signal);
    if (isAborted(signal)) {
      await this.#release();
      return 'released';
    }
    log.info({ identity }, 'Became the leader');
    const leading = new AbortController();
    const working = lead(leading.signal);
    // A leader whose work ends is none: the Lease is given up then, too.
    const ended = new AbortController();
    void working.then(
      () => ended.abort(),
      () => ended.abort(),
    );
    await this.#keep(AbortSignal.any([signal, ended.signal]));
    const lost = !this.#leading;
    leading.abort();
    try {
      await working;
    } finally {
      await this.#release();
      log.info({ identity, lost }, 'Ended the leadership');
    }
    return lost ? 'lost' : 'released';
  }

  /** Renews until it fails for too long, or until the signal. */
  async #keep(signal: AbortSignal): Promise<void> {
    const { timers } = this.#options;
    let renewedAt = timers.now();
    while (!isAborted(signal)) {
      await sleep(timers, this.#retryMs, signal);
      if (isAborted(signal)) return;
      const startedAt = timers.now();
      if (await this.#renewBefore(renewedAt + this.#renewMs, signal)) renewedAt = startedAt;
      else if (
        !isAborted(signal) &&
        (this.#heldByAnother() || timers.now() - renewedAt >= this.#renewMs)
      ) {
        this.#leading = false;
        return;
      }
    }
  }

  /** One attempt that ends at the deadline: a request that hangs must not outlive the Lease. */
  async #renewBefore(deadline: number, signal: AbortSignal): Promise<boolean> {
    const { timers } = this.#options;
    const late = new AbortController();
    const cancel = timers.after(Math.max(0, deadline - timers.now()), () => late.abort());
    try {
      return await this.#attempt(AbortSignal.any([signal, late.signal]));
    } finally {
      cancel();
    }
  }

  /** Takes or renews the Lease. False where it is another's, or where the API server could not be asked. */
  async #attempt(signal: AbortSignal): Promise<boolean> {
    try {
      const lease = await this.#read(signal);
      if (lease === undefined) await this.#create(signal);
      else {
        this.#observe(lease);
        if (this.#heldByAnother()) return false;
        await this.#write(lease, this.#mine(lease.spec ?? {}), signal);
      }
      this.#leading = true;
      return true;
    } catch (error) {
      // Another candidate was faster.
      if (isConflict(error) || isAlreadyExists(error) || signal.aborted) return false;
      this.#options.log.warn(
        { err: error },
        'The Lease could not be read or written; trying again',
      );
      return false;
    }
  }

  #observe({ metadata: { resourceVersion }, spec = {} }: Lease): void {
    if (this.#seen?.resourceVersion === resourceVersion) return;
    this.#seen = { resourceVersion, spec, at: this.#options.timers.now() };
  }

  #heldByAnother(): boolean {
    if (this.#seen === undefined) return false;
    const { holderIdentity = '', leaseDurationSeconds } = this.#seen.spec;
    if (holderIdentity === '' || holderIdentity === this.#options.identity) return false;
    const leaseMs =
      leaseDurationSeconds === undefined ? this.#leaseMs : leaseDurationSeconds * 1_000;
    return this.#options.timers.now() < this.#seen.at + leaseMs;
  }

  /** The Lease in our name. A change of the holder is counted, and its time kept through renewals. */
  #mine(previous: LeaseSpec): LeaseSpec {
    const now = this.#time();
    const same = previous.holderIdentity === this.#options.identity;
    const transitions = previous.leaseTransitions ?? 0;
    return {
      holderIdentity: this.#options.identity,
      leaseDurationSeconds: Math.ceil(this.#leaseMs / 1_000),
      acquireTime: same ? (previous.acquireTime ?? now) : now,
      renewTime: now,
      leaseTransitions: same ? transitions : transitions + 1,
    };
  }

  #time(): string {
    return new Date(this.#options.timers.now()).toISOString().replace('Z', '000Z');
  }

  async #read(signal: AbortSignal): Promise<Lease | undefined> {
    try {
      const path = `${this.#path}/${this.#options.name}`;
      return (await this.#options.client.request({ method: 'GET', path, signal })) as Lease;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async #create(signal: AbortSignal): Promise<void> {
    const { client, name, namespace } = this.#options;
    const spec = { ...this.#mine({}), leaseTransitions: 0 };
    const body = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name, namespace },
      spec,
    };
    this.#observe(
      (await client.request({ method: 'POST', path: this.#path, body, signal })) as Lease,
    );
  }

  /** The resource version that was read is the precondition: of two candidates one gets a conflict. */
  async #write(lease: Lease, spec: LeaseSpec, signal: AbortSignal): Promise<void> {
    const path = `${this.#path}/${this.#options.name}`;
    const body = { ...lease, spec };
    this.#observe(
      (await this.#options.client.request({ method: 'PUT', path, body, signal })) as Lease,
    );
  }

  /** Leaves the Lease without a holder, where it is ours. Others need not wait for it to run out. */
  async #release(): Promise<void> {
    if (!this.#leading) return;
    this.#leading = false;
    const signal = AbortSignal.timeout(this.#retryMs);
    try {
      const lease = await this.#read(signal);
      if (lease?.spec?.holderIdentity !== this.#options.identity) return;
      await this.#write(
        lease,
        { ...lease.spec, holderIdentity: '', leaseDurationSeconds: 1, renewTime: this.#time() },
        signal,
      );
    } catch (error) {
      this.#options.log.warn(
        { err: error },
        'The Lease could not be released; others wait until it runs out',
      );
    }
  }
}
