import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { TemplateKey } from '../api/template-key.ts';
import type { RegistryMemory } from '../plan/inspection-due.ts';
import type { PodRecord } from '../boot/pod-record.ts';
import type { JobIdentity } from './controller-ports.ts';

/** A Job as the informer last showed it. */
export interface KnownJob extends JobIdentity {
  /** UIDs of its owners. */
  readonly owners: readonly string[];
}

/** What came of reading the log of a container. */
export type ReadLog = { readonly text: string } | { readonly failures: number };

/** All that was seen of a pod. */
export interface KnownPod {
  readonly record: PodRecord;
  /** UID of its Job. */
  readonly job: string;
  /** Logs that were read of it, and how often in vain, by container. */
  readonly logs?: Readonly<Record<string, ReadLog>>;
}

/** What the controller remembers between reconciles. All of it can be lost: it is built again from the cluster and the registry. */
export interface ControllerMemory {
  readonly registry: Map<TemplateKey, RegistryMemory>;
  /** What the last status write left, until the informer has shown it. */
  readonly written: Map<TemplateKey, BaseImageTemplate>;
  /** By UID of the Job. */
  readonly jobs: Map<string, KnownJob>;
  /** By UID of the pod. */
  readonly pods: Map<string, KnownPod>;
}

/** An empty memory. */
export function createMemory(): ControllerMemory {
  return { registry: new Map(), written: new Map(), jobs: new Map(), pods: new Map() };
}
