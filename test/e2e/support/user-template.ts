/** A BaseImageTemplate as a user writes it. */
export function userTemplate(
  namespace: string,
  name: string,
  spec: Record<string, unknown>,
): object {
  return {
    apiVersion: 'images.vibed.dev/v1alpha1',
    kind: 'BaseImageTemplate',
    metadata: { name, namespace },
    spec,
  };
}
