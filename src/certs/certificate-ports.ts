/** A Secret's data, decoded. */
export type SecretData = Readonly<Record<string, string>>;

/** The controller's access to the two Secrets and to the webhook configuration. Implemented by `src/cluster`. */
export interface CertificateStore {
  /** Data of a Secret of the operator's namespace, or undefined where it does not exist. Values that are no UTF-8 may come as any text. */
  readSecret(name: string): Promise<SecretData | undefined>;
  /**
   * Creates the Secret or overwrites its data (server-side apply, forced, field manager `base-image-certificates`), so that these keys have
   * these values. Keys that are not given go away, where they were this field manager's. A Secret that cannot be changed (immutable, or of
   * another type) is deleted and created.
   */
  applySecret(name: string, type: 'kubernetes.io/tls' | 'Opaque', data: SecretData): Promise<void>;
  /** `clientConfig.caBundle` of every webhook of the ValidatingWebhookConfiguration as PEM, empty where it has none; undefined without it. */
  readCaBundles(configuration: string): Promise<readonly string[] | undefined>;
  /**
   * Sets `clientConfig.caBundle` (PEM, not yet base64) of every webhook of the ValidatingWebhookConfiguration, and touches nothing else.
   * `absent` where the configuration does not exist (yet).
   */
  applyCaBundle(configuration: string, bundle: string): Promise<'applied' | 'absent'>;
}
