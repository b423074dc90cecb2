/** Where a resource lives: `/api/v1` or `/apis/GROUP/VERSION`, and its plural name. */
export interface Resource {
  readonly base: string;
  readonly plural: string;
}

/** Path of a namespaced collection, or of one object in it. Parts that come from outside are escaped. */
export function resourcePath({ base, plural }: Resource, namespace: string, name?: string): string {
  const collection = `${base}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
  return name === undefined ? collection : `${collection}/${encodeURIComponent(name)}`;
}
