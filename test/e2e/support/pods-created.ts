import { eventsOf } from './events-of.ts';

/** UIDs of the validation pods that were ever created in a namespace, by the Job controller's events. */
export async function podsCreated(namespace: string): Promise<string[]> {
  const events = await eventsOf(namespace, 'reason=SuccessfulCreate');
  return [...new Set(events.map(({ message }) => message).filter((message) => message !== ''))];
}
