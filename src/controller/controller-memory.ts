import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { TemplateKey } from '../api/template-key.ts';
import type { RegistryMemory } from '../plan/inspection-due.ts';
import type { PodRecord } from '../plan/pod-record.ts';
import type { JobIdentity } from './controller-ports.ts';

/** A Job as the informer last showed it. */
export interface KnownJob extends JobIdentity {
  /** UIDs of its owners. */
  readonly owners: readonly string[];
}

/** All that was seen of a pod. */
export interface KnownPod {
  readonly record: PodRecord;
  /** UID of its Job. */
  readonly job: string;
}

/** A status write that the informer may not have shown yet. */
export interface WrittenTemplate {
  /** `metadata.resourceVersion` of the object that the write was decided on. */
  readonly basedOn: string;
  readonly stored: BaseImageTemplate;
}

/** What the controller remembers between reconciles. All of it can be lost: it is built again from the cluster and the registry. */
export interface ControllerMemory {
  readonly registry: Map<TemplateKey, RegistryMemory>;
  readonly written: Map<TemplateKey, WrittenTemplate>;
  /** By UID of the Job. */
  readonly jobs: Map<string, KnownJob>;
  /** By UID of the pod. */
  readonly pods: Map<string, KnownPod>;
}

/** An empty memory. */
export function createMemory(): ControllerMemory {
  return { registry: new Map(), written: new Map(), jobs: new Map(), pods: new Map() };
}
