import type { Collection } from './collection.ts';
import type { KubeObject } from '../kube-object.ts';
import { turn } from './turn.ts';

/** Objects of one page: its JSON is read in one go, which must not keep the event loop for long. */
const PAGE = 50;

interface ListAnswer {
  readonly items?: KubeObject[];
  readonly metadata?: { readonly continue?: string; readonly resourceVersion?: string };
}

/**
 * Lists a collection in small pages, one after the other: at no time is more than a page in memory.
 *
 * @returns the resource version of the list
 * @throws as `KubeClient.request` does; 410 where the list took longer than the API server remembers
 */
export async function listByPages(
  { client, path, selectors, signal }: Collection,
  each: (object: KubeObject) => void,
): Promise<string> {
  let next: string | undefined;
  for (;;) {
    const query = { ...selectors, limit: String(PAGE), continue: next };
    const answer = await client.request({ method: 'GET', path, query, signal });
    // To read the page was one slice of work, to keep its objects is the next.
    await turn();
    const { items = [], metadata = {} } = answer as ListAnswer;
    for (const item of items) each(item);
    next = metadata.continue;
    if (next === undefined || next === '') return metadata.resourceVersion ?? '';
  }
}
