/** What of a pod matters here. */
export interface SmallPod {
  readonly name: string;
  readonly image: string;
  /** Value of label `vibed.dev/template`; none where it is left out. */
  readonly slot?: string;
}

/** A pod that no node takes. */
export function smallPod({ name, image, slot }: SmallPod): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels: { app: 'e2e', ...(slot !== undefined && { 'vibed.dev/template': slot }) },
    },
    spec: {
      terminationGracePeriodSeconds: 0,
      // Nothing is put into the containers that a merge patch would take out.
      automountServiceAccountToken: false,
      nodeSelector: { 'no-such': 'node' },
      containers: [{ name: 'app', image }],
    },
  };
}
