import type { SandboxTemplateRecord } from '../gate/chains/read-sandbox-template.ts';
import type { WarmPoolRecord } from '../gate/references/read-warm-pool.ts';
import type { TemplateRecord } from '../gate/records/template-record.ts';

/** Lookups from memory. Each is an `ObjectIndex` of `src/gate` that informers feed. */
export interface ReferenceLookups {
  /** BaseImageTemplates, as `templateRecord` reads them. */
  readonly templates: Lookup<TemplateRecord>;
  /** SandboxWarmPools, as `readWarmPool` reads them. */
  readonly warmPools: Lookup<WarmPoolRecord>;
  /** SandboxTemplates, as `readSandboxTemplate` reads them. */
  readonly sandboxTemplates: Lookup<SandboxTemplateRecord>;
}

export interface Lookup<T> {
  get(namespace: string, name: string): T | undefined;
}

/** One read each from the API server, asked before a reference is called missing. */
export interface ObjectReader {
  /**
   * The object as the API server returns it, or undefined where the API server answers that it, or its kind, does not exist.
   * Rejects where the API server could not be asked; `signal` ends the attempt.
   */
  read(kind: ReadableKind, namespace: string, name: string, signal: AbortSignal): Promise<unknown>;
}

/** `images.vibed.dev/v1alpha1`; the last two `extensions.agents.x-k8s.io/v1beta1`. */
export type ReadableKind = 'BaseImageTemplate' | 'SandboxWarmPool' | 'SandboxTemplate';
