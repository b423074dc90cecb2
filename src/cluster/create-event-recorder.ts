import { API_GROUP } from '../api/api-group.ts';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { Logger } from '../log/logger.ts';
import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/** Something that happened to a template. */
export interface RecordedEvent {
  readonly template: BaseImageTemplate;
  readonly type: 'Normal' | 'Warning';
  /** CamelCase; the reason of the condition that changed. */
  readonly reason: string;
  /** One sentence. */
  readonly message: string;
}

/** What the recorder needs. */
export interface EventRecorderOptions {
  readonly client: KubeClient;
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Name of this process among its replicas. */
  readonly identity: string;
}

/** Templates whose last event is remembered. */
const MAX_REMEMBERED = 5_000;
/** Longest `note` and `reportingInstance` that the API server takes. */
const MAX_NOTE = 1024;
const MAX_INSTANCE = 128;

/**
 * Publishes Events (events.k8s.io/v1) about templates, without waiting; failures are logged. An event that says the same as the template's
 * last one is not published again.
 */
export function createEventRecorder(options: EventRecorderOptions): {
  publish(event: RecordedEvent): void;
} {
  const last = new Map<string, string>();
  let sequence = 0;
  return {
    publish(event) {
      const { uid, namespace, name } = event.template.metadata;
      const said = JSON.stringify([event.type, event.reason, event.message]);
      if (last.get(uid) === said) return;
      // Taken out first, so that the map's order is that of use and the oldest entry is dropped.
      last.delete(uid);
      last.set(uid, said);
      for (const [oldest] of last) if (last.size > MAX_REMEMBERED) last.delete(oldest);
      sequence += 1;
      const now = options.now();
      const body = eventOf(event, {
        name: `${name.slice(0, 200)}.${Math.floor(now).toString(16)}${(sequence % 4096).toString(16).padStart(3, '0')}`,
        time: new Date(now).toISOString().replace('Z', '000Z'),
        identity: options.identity.slice(0, MAX_INSTANCE),
      });
      const path = resourcePath(RESOURCES.events, namespace);
      options.client.request({ method: 'POST', path, body }).catch((error: unknown) => {
        last.delete(uid);
        options.log.warn(
          { err: error, namespace, name, reason: event.reason },
          'An Event could not be published',
        );
      });
    },
  };
}

function eventOf(
  { template: { metadata }, type, reason, message }: RecordedEvent,
  {
    name,
    time,
    identity,
  }: { readonly name: string; readonly time: string; readonly identity: string },
): unknown {
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name, namespace: metadata.namespace },
    eventTime: time,
    reportingController: `${API_GROUP.group}/base-image-controller`,
    reportingInstance: identity,
    action: 'Validate',
    type,
    reason,
    note: message.slice(0, MAX_NOTE),
    regarding: {
      apiVersion: API_GROUP.apiVersion,
      kind: API_GROUP.kind,
      namespace: metadata.namespace,
      name: metadata.name,
      uid: metadata.uid,
      resourceVersion: metadata.resourceVersion,
    },
  };
}
