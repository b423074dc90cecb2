/** What the API server says around a rejection: by the webhook, or by the native backstop, which comes first where it may speak. */
export const DENIED =
  /admission webhook "\S+" denied the request: |base-image-backstop' denied request: /;
