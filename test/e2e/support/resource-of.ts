import { apiGet } from './api-get.ts';

/** What of an object says where it is in the API. */
export interface Addressed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

interface Served {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const known = new Map<string, readonly Served[]>();

/** The paths of an object and of all of its kind beside it. Asks the API server what it serves, once for each version of a group. */
export async function resourceOf(object: Addressed): Promise<{ all: string; own: string }> {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace = 'default' } = metadata;
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const isKind = (served: Served) => served.kind === kind && !served.name.includes('/');
  let found = known.get(root)?.find(isKind);
  if (found === undefined) {
    const { resources } = await apiGet<{ resources: readonly Served[] }>(root);
    known.set(root, resources);
    found = resources.find(isKind);
  }
  if (found === undefined) throw new Error(`no matches for kind "${kind}" in "${apiVersion}"`);
  const all = `${root}${found.namespaced ? `/namespaces/${namespace}` : ''}/${found.name}`;
  return { all, own: `${all}/${name}` };
}
