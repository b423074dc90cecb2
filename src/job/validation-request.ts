import type { TemplateSpec } from '../api/base-image-template.ts';

/** A template that owns the evidence of a validation. The Job goes when the last of its owners is gone. */
export interface ValidationOwner {
  readonly name: string;
  readonly uid: string;
}

/** All that the Job of one validation depends on: one image on one platform. */
export interface ValidationRequest {
  /** The Job's name, `validate-<hash>` with `-<attempt>` from the second attempt on. */
  readonly name: string;
  readonly namespace: string;
  /** Value of the label `images.vibed.dev/validation` on Job and pod. */
  readonly hash: string;
  readonly owners: readonly ValidationOwner[];
  /** `REPOSITORY@sha256:…` where the reference was resolved, else the reference as the template names it. */
  readonly image: string;
  /** `os/architecture` with or without `/variant`, for example `linux/amd64`. */
  readonly platform: string;
  /** Names of the pull secrets, in the template's order. */
  readonly imagePullSecrets: readonly string[];
  /** The operator's own image, which has the commands `probe agent` and `probe files`. */
  readonly proberImage: string;
  /** Whether the nodes can mount an image as a volume. Without, the pod has no `files` container. */
  readonly imageVolumes: boolean;
  /** Whether the nodes can run pods in user namespaces. */
  readonly userNamespaces: boolean;
  /** The template's own settings (`spec.validation.pod`). */
  readonly pod: TemplateSpec['validation']['pod'];
  /** Until the image's container starts. */
  readonly startTimeoutSeconds: number;
  /** From the start of the image's container until its agent must have answered. */
  readonly timeoutSeconds: number;
}
