import type { Logger } from '../log/logger.ts';
import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/** What is read of a core/v1 Event. Its times depend on who wrote it. */
interface CoreEvent {
  readonly reason?: string;
  readonly message?: string;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly metadata: { readonly creationTimestamp?: string };
}

const MOST = 50;
const LONGEST = 1024;

/**
 * The newest Warning Event about an object, by the object's UID. Undefined where there is none, and where Events cannot be read, which is
 * logged: they only explain.
 */
export async function newestWarning(
  { client, log }: { readonly client: KubeClient; readonly log: Logger },
  namespace: string,
  uid: string,
): Promise<{ readonly reason: string; readonly message: string } | undefined> {
  try {
    const path = resourcePath(RESOURCES.coreEvents, namespace);
    const fieldSelector = `involvedObject.uid=${uid},type=Warning`;
    const query = { fieldSelector, limit: String(MOST) };
    const answer = await client.request({ method: 'GET', path, query });
    const { items = [] } = answer as { readonly items?: readonly CoreEvent[] };
    const [newest] = [...items].sort((a, b) => timeOf(b) - timeOf(a));
    if (newest === undefined) return undefined;
    const { reason = '', message = '' } = newest;
    return { reason, message: message.slice(0, LONGEST) };
  } catch (error) {
    log.warn({ err: error, namespace }, 'The Events of a validation pod could not be read');
    return undefined;
  }
}

function timeOf({ lastTimestamp, eventTime, metadata }: CoreEvent): number {
  return Date.parse(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '') || 0;
}
