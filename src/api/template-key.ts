/** Names one template in queues and caches: `namespace/name`. */
export type TemplateKey = `${string}/${string}`;

/** The key of a template. */
export function templateKey({ namespace, name }: { namespace: string; name: string }): TemplateKey {
  return `${namespace}/${name}`;
}
