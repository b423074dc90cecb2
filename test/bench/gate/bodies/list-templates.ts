import type { BaseImageTemplate } from '../../../../src/api/base-image-template.ts';
import { collectionPath } from '../../../../src/cluster/collection-path.ts';
import { RESOURCES } from '../../../../src/cluster/resources.ts';
import type { HttpsClient } from '../http/https-client.ts';

interface Page {
  readonly metadata: { readonly continue?: string };
  readonly items: readonly BaseImageTemplate[];
}

/** Reads all templates of an API server, in pages; of each only what `pick` returns is kept. */
export async function listTemplates<T>(
  { json }: Pick<HttpsClient, 'json'>,
  pick: (template: BaseImageTemplate) => T,
): Promise<T[]> {
  const picked: T[] = [];
  let next = '';
  do {
    const query = new URLSearchParams({ limit: '500', ...(next === '' ? {} : { continue: next }) });
    const page = (await json(
      'GET',
      `${collectionPath(RESOURCES.templates)}?${query.toString()}`,
    )) as Page;
    picked.push(...page.items.map(pick));
    next = page.metadata.continue ?? '';
  } while (next !== '');
  return picked;
}
