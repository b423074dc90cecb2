/** By what the API server verifies the webhook, as far as it is known. */
export type WebhookTrust =
  /** The configuration was never read. */
  | { readonly state: 'Unknown' }
  /** There is no configuration: nothing calls the webhook. */
  | { readonly state: 'Absent' }
  | { readonly state: 'Known'; readonly webhooks: readonly TrustingWebhook[] };

/** One webhook of the configuration. */
export interface TrustingWebhook {
  readonly name: string;
  /** PEM; empty where it has none. */
  readonly caBundle: string;
}
