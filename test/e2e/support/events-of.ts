import { apiGet } from './api-get.ts';

/** What an Event tells. */
export interface Told {
  readonly reason: string;
  readonly message: string;
}

/**
 * The Events of a namespace.
 *
 * @param fields a field selector, such as `reason=FailedCreate`
 */
export async function eventsOf(namespace: string, fields: string): Promise<readonly Told[]> {
  const path = `/api/v1/namespaces/${namespace}/events`;
  const query = { fieldSelector: fields };
  return (await apiGet<{ items: readonly Told[] }>(path, query)).items;
}
