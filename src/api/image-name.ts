/**
 * The last part of the path of an image reference, without tag and digest: `node` of `docker.io/library/node:24`. References to one repository, by
 * whatever registry or mirror, have the same; it costs much less to tell than the whole reference.
 */
export function imageName(text: string): string {
  const start = text.lastIndexOf('/') + 1;
  const colon = text.indexOf(':', start);
  const at = text.indexOf('@', start);
  const tagged = colon === -1 ? text.length : colon;
  return text.slice(start, at === -1 ? tagged : Math.min(tagged, at));
}
