import type { TrustingWebhook, WebhookTrust } from '../certs/webhook-trust.ts';
import { collectionPath } from '../cluster/collection-path.ts';
import type { Informer } from '../cluster/cache/informer.ts';
import type { KubeClient } from '../cluster/client/kube-client.ts';
import type { KubeObject } from '../cluster/kube-object.ts';
import { RESOURCES } from '../cluster/resources.ts';
import { startInformer } from '../cluster/cache/start-informer.ts';
import { systemTimers } from '../cluster/system-timers.ts';
import type { Logger } from '../log/logger.ts';

/** What is followed, and who is told. */
export interface FollowConfigurationOptions {
  readonly client: KubeClient;
  readonly log: Logger;
  /** Name of the ValidatingWebhookConfiguration. RBAC may be restricted to it. */
  readonly name: string;
  /** Called with every change, and with the first state. What was told last holds while the API server cannot be asked. */
  readonly onTrust: (trust: WebhookTrust) => void;
}

/** Follows by what the API server verifies the webhook. */
export function followConfiguration(
  options: FollowConfigurationOptions,
): Informer<readonly TrustingWebhook[]> {
  const { client, log, name, onTrust } = options;
  const informer = startInformer({
    client,
    timers: systemTimers,
    log,
    resource: RESOURCES.webhooks.plural,
    paths: [collectionPath(RESOURCES.webhooks)],
    // Makes LIST and WATCH requests about this one object in the eyes of RBAC.
    fieldSelector: `metadata.name=${name}`,
    shape: webhooksOf,
    handler: {
      changed: (webhooks) => onTrust({ state: 'Known', webhooks }),
      deleted: () => onTrust({ state: 'Absent' }),
    },
  });
  void informer.whenSynced().then(() => {
    if (informer.hasSynced() && informer.get('', name) === undefined) onTrust({ state: 'Absent' });
  });
  return informer;
}

interface Configuration {
  readonly webhooks?: readonly {
    readonly name: string;
    readonly clientConfig: { readonly caBundle?: string };
  }[];
}

function webhooksOf(object: KubeObject): readonly TrustingWebhook[] {
  const { webhooks = [] } = object as Configuration & KubeObject;
  return webhooks.map(({ name, clientConfig: { caBundle = '' } }) => ({
    name,
    caBundle: Buffer.from(caBundle, 'base64').toString('utf8'),
  }));
}
