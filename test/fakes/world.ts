import type { V1Job, V1Node, V1Pod, V1Secret } from '@kubernetes/client-node';
import type { BaseImageTemplate, TemplateStatus } from '../../src/api/base-image-template.ts';
import type { TemplateKey } from '../../src/api/template-key.ts';
import { templateKey } from '../../src/api/template-key.ts';
import type { ControllerDeps } from '../../src/controller/controller-deps.ts';
import { createMemory } from '../../src/controller/controller-memory.ts';
import type { TemplateEvent } from '../../src/controller/controller-ports.ts';
import { createListener } from '../../src/controller/create-listener.ts';
import { createKeyedLock } from '../../src/controller/keyed-lock.ts';
import { reconcile } from '../../src/controller/reconcile.ts';
import { createValidationSlots } from '../../src/controller/validation-slots.ts';
import type { ImageInspection } from '../../src/evidence/image-evidence.ts';
import { config } from '../contract/good-evidence.ts';
import type { AllowedPodSettings } from '../../src/job/forbidden-pod-setting.ts';
import { kstatusFaults } from '../matchers/kstatus.ts';
import { changed } from './changed.ts';
import { node } from './node.ts';
import { statusFaults } from './status-schema.ts';
import { worldPorts } from './world-ports.ts';

export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const OTHER_DIGEST = `sha256:${'b'.repeat(64)}`;

/** What the registry says about an image that keeps the contract. */
export function goodImage(digest = DIGEST): ImageInspection {
  const platforms = [{ platform: 'linux/amd64', digest: `${digest.slice(0, -1)}1` }];
  return {
    resolution: { outcome: 'Resolved', digest, platforms },
    configs: { 'linux/amd64': config() },
  };
}

/** The controller was killed in the middle of a call. */
export class Killed extends Error {}

/**
 * A namespace in memory that behaves like the API server, its controllers and a registry towards the controller: optimistic names, UIDs, owner
 * references, and informers that show every change. Time moves by `advance` alone.
 */
export class World {
  now = Date.parse('2026-11-22T01:00:00Z');
  readonly templates = new Map<TemplateKey, BaseImageTemplate>();
  readonly jobs = new Map<string, V1Job>();
  readonly pods = new Map<string, V1Pod>();
  readonly secrets = new Map<string, V1Secret>();
  readonly registry = new Map<string, ImageInspection>();
  nodes: V1Node[] = [node()];
  readonly events: TemplateEvent[] = [];
  readonly results = new Map<string, string>();
  readonly ended: string[] = [];
  watched: ReadonlySet<string> = new Set();
  /** Names of all Jobs that were ever created. */
  readonly created: string[] = [];
  /** Names of Jobs that were created while another one with the same evidence key was there. */
  readonly overlaps: string[] = [];
  /** Every status that was written, the newest last. */
  readonly writes: { key: TemplateKey; status: TemplateStatus }[] = [];
  /** Every value of label `images.vibed.dev/rejected` that was written, the newest last; `none` where it was removed. */
  readonly labelled: string[] = [];
  inspections = 0;
  refusal: Error | undefined;
  /** Answer to every look at a Secret. */
  secretRefusal: Error | undefined;
  /** Whether the operator lets the controller read pull secrets; takes effect with `restart`. */
  readPullSecrets = true;
  /** What the operator lets templates ask for their pods; takes effect with `restart`. */
  allowedPods: AllowedPodSettings = {};
  /** What the operator says about Cubbi; takes effect with `restart`. */
  cubbi = { enabled: true, allowHostUsers: false };
  /** Logs by pod and container: `validate-0123-pod-1/files`. */
  readonly logs = new Map<string, string>();
  /** What is gathered from the files in the layers of every image, for contracts that gather. */
  tree: unknown;
  /** What Events say of every pod. */
  warning: { readonly reason: string; readonly message: string } | undefined;
  /** Changes what admission makes of a pod. */
  mutatePod: (pod: V1Pod) => V1Pod = (pod) => pod;
  /** Kills the controller after that many more writes; the last one still happens. */
  killAfterWrites = Infinity;
  limit = 10;
  #uids = 0;
  #version = 1;
  readonly #queue = new Set<TemplateKey>();
  readonly #timers = new Map<TemplateKey, number>();
  #deps = this.#start();
  #listener = createListener({ deps: this.#deps, enqueue: (key) => this.#queue.add(key) });

  /** Begins anew with an empty memory; informers list what is there. */
  restart(): void {
    this.#queue.clear();
    this.#timers.clear();
    this.killAfterWrites = Infinity;
    this.#deps = this.#start();
    this.#listener = createListener({ deps: this.#deps, enqueue: (key) => this.#queue.add(key) });
    for (const job of this.jobs.values()) this.#listener.jobChanged(job);
    for (const pod of this.pods.values()) this.#listener.podChanged(pod);
    for (const key of this.templates.keys()) this.#listener.templateChanged(key);
  }

  apply(template: BaseImageTemplate): TemplateKey {
    const key = templateKey(template.metadata);
    this.templates.set(key, this.#stored(template));
    this.#listener.templateChanged(key);
    return key;
  }

  edit(key: TemplateKey, change: (template: BaseImageTemplate) => void): void {
    const copy = structuredClone(this.get(key));
    const spec = JSON.stringify(copy.spec);
    change(copy);
    if (JSON.stringify(copy.spec) !== spec) copy.metadata.generation += 1;
    this.apply(copy);
  }

  delete(key: TemplateKey): void {
    const { uid } = this.get(key).metadata;
    this.templates.delete(key);
    this.#listener.templateChanged(key);
    for (const [name, job] of this.jobs) {
      const owners = job.metadata?.ownerReferences?.filter((owner) => owner.uid !== uid) ?? [];
      if (owners.length === 0) this.removeJob(name);
      else
        this.setJob(
          changed(job, { metadata: changed(job.metadata ?? {}, { ownerReferences: owners }) }),
        );
    }
  }

  get(key: TemplateKey): BaseImageTemplate {
    const found = this.templates.get(key);
    if (found === undefined) throw new Error(`there is no template ${key}`);
    return found;
  }

  condition(key: TemplateKey, type: string): string {
    const found = this.get(key).status?.conditions?.find((each) => each.type === type);
    return found === undefined ? 'absent' : `${found.status} ${found.reason}`;
  }

  setSecret(secret: V1Secret | undefined, name: string): void {
    const metadata = { name, uid: this.nextUid('secret'), resourceVersion: `${++this.#version}` };
    if (secret === undefined) this.secrets.delete(name);
    else this.secrets.set(name, changed(secret, { metadata }));
    this.#listener.secretChanged('apps', name);
  }

  setJob(job: V1Job): void {
    this.jobs.set(job.metadata?.name ?? '', job);
    this.#listener.jobChanged(job);
  }

  removeJob(name: string): void {
    const job = this.jobs.get(name);
    this.jobs.delete(name);
    for (const pod of this.pods.values())
      if (pod.metadata?.ownerReferences?.some(({ uid }) => uid === job?.metadata?.uid))
        this.removePod(pod);
    if (job !== undefined) this.#listener.jobDeleted(job);
  }

  setPod(pod: V1Pod): void {
    this.pods.set(pod.metadata?.uid ?? '', pod);
    this.#listener.podChanged(pod);
  }

  removePod(pod: V1Pod): void {
    this.pods.delete(pod.metadata?.uid ?? '');
    this.#listener.podDeleted(pod);
  }

  /** What the Job controller does: a pod for each Job that never had one. */
  startPods(): V1Pod[] {
    const has = (uid: string) =>
      [...this.pods.values()].some(({ metadata }) => metadata?.ownerReferences?.[0]?.uid === uid);
    const bare = [...this.jobs.values()].filter(({ metadata }) => !has(metadata?.uid ?? ''));
    return bare.map((job) => {
      const pod = this.podOf(job);
      this.setPod(pod);
      return pod;
    });
  }

  podOf({ metadata, spec }: V1Job): V1Pod {
    const uid = this.nextUid('pod');
    const name = metadata?.name ?? '';
    return this.mutatePod({
      metadata: {
        name: `${name}-${uid}`,
        namespace: 'apps',
        uid,
        creationTimestamp: new Date(this.now),
        labels: { ...metadata?.labels, 'batch.kubernetes.io/job-name': name },
        ownerReferences: [
          { apiVersion: 'batch/v1', kind: 'Job', name, uid: metadata?.uid ?? '', controller: true },
        ],
      },
      ...(spec?.template.spec && { spec: changed(spec.template.spec, { nodeName: 'node1' }) }),
      status: { phase: 'Pending' },
    });
  }

  /** Reconciles what is due until nothing is; checks every status that is left. */
  async settle(): Promise<void> {
    for (let round = 0; ; round++) {
      if (round > 200) throw new Error('the controller does not come to rest');
      this.#due();
      const [key] = this.#queue;
      if (key === undefined) return;
      this.#queue.delete(key);
      await this.reconcileOne(key);
    }
  }

  async reconcileOne(key: TemplateKey): Promise<void> {
    try {
      const wakeAt = await reconcile(key, this.#deps);
      if (wakeAt !== undefined) this.#timers.set(key, Math.max(wakeAt, this.now));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.restart();
    }
    const template = this.templates.get(key);
    if (template?.status?.conditions === undefined) return;
    const faults = [...kstatusFaults(template), ...statusFaults(template.status)];
    // A spec that was edited meanwhile is looked at next.
    if (faults.length > 0 && !this.#queue.has(key))
      throw new Error(`${faults.join('; ')}\n${JSON.stringify(template.status, null, 1)}`);
  }

  /** All templates that are queued, at once, as the workers of the controller would. */
  async settleConcurrently(): Promise<void> {
    for (let round = 0; round < 50 && this.#queue.size > 0; round++) {
      const keys = [...this.#queue];
      this.#queue.clear();
      await Promise.all(keys.map((key) => this.reconcileOne(key)));
      this.#due();
    }
  }

  async advance(ms: number): Promise<void> {
    this.now += ms;
    await this.settle();
  }

  #due(): void {
    for (const [key, at] of this.#timers)
      if (at <= this.now) {
        this.#timers.delete(key);
        this.#queue.add(key);
      }
  }

  nextUid(kind: string): string {
    return `${kind}-${++this.#uids}`;
  }

  #stored(template: BaseImageTemplate): BaseImageTemplate {
    const metadata = { ...template.metadata, resourceVersion: `${++this.#version}` };
    return { ...template, metadata };
  }

  wrote(): void {
    this.killAfterWrites -= 1;
    if (this.killAfterWrites <= 0) throw new Killed();
  }

  #start(): ControllerDeps {
    const wake = (key: string) => this.#queue.add(key as TemplateKey);
    return {
      ports: worldPorts(this),
      settings: {
        proberImage: 'operator:1',
        maxActiveValidations: this.limit,
        workers: 4,
        unwaivable: new Set(),
        readPullSecrets: this.readPullSecrets,
        allowedPods: this.allowedPods,
        contracts: { cubbi: this.cubbi },
      },
      memory: createMemory(),
      slots: createValidationSlots({ limit: this.limit, groupOf: () => 'apps', wake }),
      lock: createKeyedLock(),
      signal: new AbortController().signal,
    };
  }
}
