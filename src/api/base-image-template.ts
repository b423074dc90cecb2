import type { TemplateSchema } from './template.generated.ts';

/** The parts of `metadata` that the product reads. Field names as in Kubernetes' ObjectMeta. */
export interface TemplateMetadata {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  generation: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

export type TemplateSpec = TemplateSchema['spec'];
export type TemplateStatus = NonNullable<TemplateSchema['status']>;
export type Condition = NonNullable<TemplateStatus['conditions']>[number];
export type Finding = NonNullable<TemplateStatus['findings']>[number];
export type JudgedDigest = NonNullable<TemplateStatus['judgedDigests']>[number];
export type Waiver = TemplateSpec['contract']['vibedAgent']['waivers'][number];
export type RuntimeProbe = NonNullable<TemplateSpec['contract']['vibedAgent']['runtimeProbe']>;

/**
 * A slot and its base image, as the API server returns it: every default is filled in (`images.vibed.dev/v1alpha1`).
 * Types of `spec` and `status` are generated from the CRD.
 */
export interface BaseImageTemplate {
  apiVersion: 'images.vibed.dev/v1alpha1';
  kind: 'BaseImageTemplate';
  metadata: TemplateMetadata;
  spec: TemplateSpec;
  status?: TemplateStatus;
}
