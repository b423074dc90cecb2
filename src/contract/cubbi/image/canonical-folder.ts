/** A folder under one name where distributions have two: `/bin` and `/sbin` are links into `/usr` in most images, and count as such in all. */
export function canonicalFolder(folder: string): string {
  const plain = folder.replace(/(?<=.)\/+$/, '');
  return plain === '/bin' || plain === '/sbin' ? `/usr${plain}` : plain;
}
