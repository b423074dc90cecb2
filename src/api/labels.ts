/** Every label and annotation that the product reads or writes. `images.vibed.dev/` is ours alone; `vibed.dev/` belongs to workloads. */
export const LABELS = {
  /** Label on pods and pod templates: the slot that the workload uses. */
  template: 'vibed.dev/template',
  /** Annotation on pods and pod templates: which container runs the template's image. */
  templateContainer: 'vibed.dev/template-container',
  /** Label on validation Jobs and pods: the hash of the evidence key. */
  validation: 'images.vibed.dev/validation',
  /** Annotation on a template: asks for one validation now; any new value counts once. */
  validateRequestedAt: 'images.vibed.dev/validate-requested-at',
  /** Label on a template, written by the controller: why it rejects. Selects what the native backstop looks at. */
  rejected: 'images.vibed.dev/rejected',
} as const;
