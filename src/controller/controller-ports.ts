import type { V1Job, V1Node, V1OwnerReference, V1Pod, V1Secret } from '@kubernetes/client-node';
import type { BaseImageTemplate, TemplateStatus } from '../api/base-image-template.ts';
import type { Reason } from '../api/reasons.ts';
import type { TemplateKey } from '../api/template-key.ts';
import type { FileTree } from '../evidence/file-tree.ts';
import type { FileFacts, ImageInspection } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { Rejected } from '../standing/rejection-of.ts';

/**
 * What the controller needs from outside, declared by the controller. Every function that asks the API server throws the client's error
 * (see `src/errors/api-status.ts` for the shape) unless it says otherwise. Objects that come out of a cache must not be changed.
 */
export interface ControllerPorts {
  readonly templates: Templates;
  readonly jobs: Jobs;
  readonly pods: Pods;
  readonly nodes: Nodes;
  readonly secrets: Secrets;
  readonly events: Events;
  readonly inspector: ImageInspector;
  readonly metrics: ControllerMetrics;
  readonly clock: Clock;
  /** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
  readonly sha256: (text: string) => string;
  /** The same of bytes. */
  readonly sha256Bytes: (bytes: Uint8Array) => string;
}

/** BaseImageTemplates: reads from the informer's cache, writes of the status and of one label. */
export interface Templates {
  get(key: TemplateKey): BaseImageTemplate | undefined;
  /** All templates of a namespace, in any order. */
  list(namespace: string): readonly BaseImageTemplate[];
  /** All templates, in any order. */
  all(): readonly BaseImageTemplate[];
  /**
   * Replaces the whole status: server-side apply to the status subresource, field manager `base-image-controller`, force, with
   * `metadata.uid` and `metadata.resourceVersion` in the body: a namesake, or an object that is newer than the one that was looked at, answers
   * with a conflict. Returns the stored object.
   */
  applyStatus(template: BaseImageTemplate, status: TemplateStatus): Promise<BaseImageTemplate>;
  /**
   * Sets label `images.vibed.dev/rejected`, or removes it where no value is given, whoever wrote it: a merge patch, field manager
   * `base-image-labels`, with the same two preconditions. Returns the stored object.
   */
  labelRejected(
    template: BaseImageTemplate,
    value: Rejected | undefined,
  ): Promise<BaseImageTemplate>;
}

/** Jobs with the label `images.vibed.dev/validation`. */
export interface Jobs {
  /** Asks the API server, never a cache: a Job that was created a moment ago must be found. `undefined` for 404. */
  get(namespace: string, name: string): Promise<V1Job | undefined>;
  /** Creates; 409 `AlreadyExists` is thrown. */
  create(job: V1Job): Promise<V1Job>;
  /** Creates the pod with `dryRun=All` and returns what the API server would have stored; a refusal is thrown. */
  dryRunPod(pod: V1Pod): Promise<V1Pod>;
  /**
   * Adds one owner reference (strategic merge patch of `metadata.ownerReferences`, merged by uid, with `metadata.uid` as precondition). An
   * owner that is there already is no error.
   */
  addOwner(job: JobIdentity, owner: V1OwnerReference): Promise<void>;
  /** Deletes with `propagationPolicy: Background` and the UID as precondition. A Job that is gone, or has another UID, is no error. */
  delete(job: JobIdentity): Promise<void>;
}

/** One Job and no namesake. */
export interface JobIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** Pods with the label `images.vibed.dev/validation`, from the informer's cache, and what Events say of them. */
export interface Pods {
  /** Pods whose label `batch.kubernetes.io/job-name` is the Job's name, in any order. */
  ofJob(namespace: string, jobName: string): readonly V1Pod[];
  /** The newest Warning Event about a pod, from the API server; undefined where there is none or Events cannot be read. Never throws. */
  newestWarning(
    namespace: string,
    uid: string,
  ): Promise<{ readonly reason: string; readonly message: string } | undefined>;
  /** The log of one container of this pod and no namesake, from its beginning, at most so many bytes. */
  readLog(log: LogIdentity, signal: AbortSignal): Promise<string>;
}

/** One container's log. */
export interface LogIdentity {
  readonly namespace: string;
  readonly pod: string;
  /** UID of the pod. */
  readonly uid: string;
  readonly container: string;
  /** Bytes that are read at most. */
  readonly bytes: number;
}

/** Nodes, from the informer's cache. */
export interface Nodes {
  list(): readonly V1Node[];
}

/** Pull secrets. */
export interface Secrets {
  /** `undefined` for 404. */
  get(namespace: string, name: string): Promise<V1Secret | undefined>;
  /** The Secrets whose changes the controller wants to hear of, as `namespace/name`; replaces the earlier set. Does not block. */
  watch(references: ReadonlySet<string>): void;
}

/** Kubernetes Events about templates. */
export interface Events {
  /** Publishes without waiting; failures are logged, never thrown. */
  publish(event: TemplateEvent): void;
}

/** Something happened to a template. */
export interface TemplateEvent {
  readonly template: BaseImageTemplate;
  readonly type: 'Normal' | 'Warning';
  readonly reason: Reason;
  readonly message: string;
}

/** What to ask the registry for. */
export interface InspectionRequest {
  /** Reference with tag or digest. */
  readonly image: string;
  readonly platforms: readonly string[];
  /** Contents of `.dockerconfigjson`, in the order of the pull secrets. */
  readonly dockerConfigs: readonly string[];
}

/** Reads images from registries. Never throws for what a registry does: an outage is a `Resolution` of outcome Unknown. */
export interface ImageInspector {
  inspect(request: InspectionRequest, signal: AbortSignal): Promise<ImageInspection>;
  /** Facts about files, read from the layers; by platform. */
  readFiles(
    request: InspectionRequest & { readonly paths: readonly string[] },
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, Known<FileFacts>>>>;
  /** What is gathered from the files, read from the layers; by platform. */
  readTree<T>(
    request: InspectionRequest & { readonly keep: (name: string) => number },
    collect: (tree: FileTree) => Promise<T>,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, Known<T>>>>;
}

/** What the controller counts. */
export interface ControllerMetrics {
  /** `vibed_template_validation{namespace,template,result}`: 1 for this result, 0 for the two others. */
  setValidation(namespace: string, template: string, result: 'valid' | 'invalid' | 'unknown'): void;
  /** Removes every series of a template that is gone. */
  forgetTemplate(namespace: string, template: string): void;
  /** One reconcile ended. */
  observeReconcile(result: 'success' | 'waiting' | 'conflict' | 'error', seconds: number): void;
  /** One validation Job ended: with evidence, or without (reason of the table). */
  observeValidation(result: 'complete' | Reason, seconds: number): void;
  /** Number of validation Jobs that run, and of templates that wait for a place. */
  setValidations(running: number, waiting: number): void;
}

/** The time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * What the informers tell the controller. Called once per object of the first list, then for each change; cheap, never throws. A template's
 * deletion is a `templateChanged` too.
 */
export interface ControllerListener {
  templateChanged(key: TemplateKey): void;
  jobChanged(job: V1Job): void;
  jobDeleted(job: V1Job): void;
  /** Every version that the watch delivers, in order: later ones overwrite what earlier ones prove. */
  podChanged(pod: V1Pod): void;
  podDeleted(pod: V1Pod): void;
  secretChanged(namespace: string, name: string): void;
  /** A node came or went, or its platform or features changed. */
  nodesChanged(): void;
}
