/** The API's group, version and names, as the CRD registers them. */
export const API_GROUP = {
  group: 'images.vibed.dev',
  version: 'v1alpha1',
  apiVersion: 'images.vibed.dev/v1alpha1',
  kind: 'BaseImageTemplate',
  plural: 'baseimagetemplates',
} as const;
