/** The digest that the verdict of a slot was given for, from what `packDigests` made; undefined where there is none. */
export function judgedDigest(digests: string): string | undefined {
  if (!digests.startsWith('J')) return undefined;
  const [algorithm, length] = digests.charAt(1) === '2' ? ['sha256', 32] : ['sha512', 64];
  const bytes = Array.from(digests.slice(2, 2 + length), (byte) =>
    byte.charCodeAt(0).toString(16).padStart(2, '0'),
  );
  return `${algorithm}:${bytes.join('')}`;
}
