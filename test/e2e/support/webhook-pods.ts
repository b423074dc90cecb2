import { KubeApiError } from '../../../src/cluster/client/kube-api-error.ts';
import { apiClient } from './api-client.ts';
import { ENVIRONMENT } from './environment.ts';
import { eventually } from './eventually.ts';
import { podsOf } from './pods-of.ts';

/** A running pod of the webhook. */
export interface WebhookPod {
  readonly name: string;
  readonly isReady: boolean;
}

/** The webhook's pods that are not being deleted. */
export const WEBHOOK_PODS = {
  async list(): Promise<readonly WebhookPod[]> {
    const selector = 'app.kubernetes.io/component=webhook';
    const pods = await podsOf(ENVIRONMENT.operatorNamespace, selector);
    return pods
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .map(({ metadata, status }) => ({
        name: metadata.name,
        isReady: status.conditions?.find(({ type }) => type === 'Ready')?.status === 'True',
      }));
  },

  /** Waits until there are two, and all are ready, or all are not. */
  async until(isReady: boolean): Promise<readonly WebhookPod[]> {
    return await eventually(
      () => WEBHOOK_PODS.list(),
      (pods) => pods.length === 2 && pods.every((pod) => pod.isReady === isReady),
      { what: `webhook pods ${isReady ? 'ready' : 'not ready'}` },
    );
  },

  /** What a pod answers on its health port, also where the answer is an error. */
  async ask(name: string, path: string): Promise<string> {
    const pod = `/api/v1/namespaces/${ENVIRONMENT.operatorNamespace}/pods/http:${name}:8080`;
    const client = await apiClient();
    try {
      return await client.readText({ path: `${pod}/proxy${path}`, most: 1024 * 1024 });
    } catch (error) {
      if (error instanceof KubeApiError) return String(error.body);
      throw error;
    }
  },

  /** When the certificates that the pods serve end, in seconds since 1970. */
  async expiries(): Promise<readonly number[]> {
    const pods = await WEBHOOK_PODS.list();
    const texts = await Promise.all(pods.map(({ name }) => WEBHOOK_PODS.ask(name, '/metrics')));
    return texts.map((text) =>
      Number(/^vibed_certificate_expiry_timestamp_seconds (\S+)$/m.exec(text)?.[1]),
    );
  },
} as const;
