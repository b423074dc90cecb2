import { createKubeClient } from '../../../src/cluster/client/create-kube-client.ts';
import type { Informer, InformerOptions } from '../../../src/cluster/cache/informer.ts';
import type { KubeObject } from '../../../src/cluster/kube-object.ts';
import { startInformer } from '../../../src/cluster/cache/start-informer.ts';
import { createFakeTimers } from '../../workqueue/fake-timers.ts';
import { FakeKubeApi } from '../fake-kube-api.ts';
import { silentLog } from '../silent-log.ts';
import { until } from '../until.ts';

/** An informer of pods against a fake API server, with a clock of its own. */
export class InformerHarness {
  static readonly PODS = '/api/v1/pods';
  readonly api = new FakeKubeApi();
  readonly timers = createFakeTimers(1_000_000);
  readonly log = silentLog();
  /** What the handler was told: `add NAME`, `update NAME`, `delete NAME`. */
  readonly seen: string[] = [];
  #end: () => Promise<void> = () => Promise.resolve();

  async start(options: Partial<InformerOptions<KubeObject>> = {}): Promise<Informer<KubeObject>> {
    const client = createKubeClient(await this.api.start(), { userAgent: 'test' });
    const { timers, log, seen } = this;
    const informer = startInformer<KubeObject>({
      client,
      timers,
      log,
      resource: 'pods',
      paths: [InformerHarness.PODS],
      shape: (object) => object,
      handler: {
        changed: ({ metadata }, previous) =>
          seen.push(`${previous === undefined ? 'add' : 'update'} ${metadata.name}`),
        deleted: ({ metadata }) => seen.push(`delete ${metadata.name}`),
      },
      ...options,
    });
    this.#end = async () => {
      await informer.stop();
      await client.close();
    };
    return informer;
  }

  /** Starts and waits for the first list and the watch. */
  async startWatching(
    options: Partial<InformerOptions<KubeObject>> = {},
  ): Promise<Informer<KubeObject>> {
    const informer = await this.start(options);
    const { api } = this;
    await until(
      () => informer.hasSynced() && api.watches(InformerHarness.PODS) === 1,
      'the list and the watch',
    );
    return informer;
  }

  /** Fires the informer's backoff as soon as it waits. */
  async retry(): Promise<void> {
    await until(() => this.timers.pending() > 0, 'a backoff');
    this.timers.advance(15_000);
  }

  /** Number of lists that were begun: each asks for a streaming list first. */
  lists(): number {
    return this.api.requests.filter(({ query }) => query['sendInitialEvents'] === 'true').length;
  }

  async stop(): Promise<void> {
    await this.#end();
    await this.api.stop();
  }
}
