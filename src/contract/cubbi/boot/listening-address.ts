/**
 * An address of `/proc/net/tcp` or `tcp6` as people write it, such as `0.0.0.0:22` and `[::]:80`; undefined for anything else. The kernel
 * prints each 32-bit word of an address in the order of the machine's bytes (little-endian on every platform that is judged).
 */
export function listeningAddress(text: string): string | undefined {
  const [, address, port] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(text) ?? [];
  if (address === undefined || port === undefined) return undefined;
  const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).reverse(),
  );
  const host = bytes.length === 4 ? bytes.join('.') : `[${ipv6(bytes)}]`;
  return `${host}:${Number.parseInt(port, 16)}`;
}

/** In full but for the two addresses that servers listen on. */
function ipv6(bytes: readonly number[]): string {
  if (bytes.slice(0, 15).every((byte) => byte === 0))
    return bytes[15] === 0 ? '::' : `::${bytes[15]}`;
  const groups = Array.from({ length: 8 }, (_, index) => {
    const [high = 0, low = 0] = bytes.slice(2 * index);
    return (256 * high + low).toString(16);
  });
  return groups.join(':');
}
