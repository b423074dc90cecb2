import { BlockList, isIP } from 'node:net';

/** Whether the registry client may open a connection to this address (as text, without brackets) and port. */
export type TargetGuard = (address: string, port: number) => boolean;

/** Addresses, networks (`10.0.0.0/8`) or sockets (`10.96.0.1:443`, `[fd00::1]:6443`). */
export interface TargetRules {
  /** Exceptions from the built-in list. */
  readonly allowed: readonly string[];
  /** Outranks `allowed`; for example the API server's address and port. */
  readonly denied: readonly string[];
}

/** Places where no registry is, but where a request of ours could do harm. */
const BUILT_IN = [
  // This host and this network (RFC 1122), loopback, link-local with the metadata services of most clouds (RFC 3927).
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  // Multicast, reserved and broadcast (RFC 1112).
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Metadata services outside the link-local network: Alibaba, Azure, Oracle.
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  // Unspecified, loopback, IPv4-compatible, link-local, site-local, multicast (RFC 4291).
  '::/96',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  // Metadata services over IPv6: AWS, Google.
  'fd00:ec2::254',
  'fd20:ce::254',
];

/** IPv4 inside IPv6 by its first words: mapped (RFC 4291), translated (RFC 7915), NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056). */
const EMBEDDED = [
  { prefix: [0, 0, 0, 0, 0, 0xffff], word: 6 },
  { prefix: [0, 0, 0, 0, 0xffff, 0], word: 6 },
  { prefix: [0x64, 0xff9b, 0, 0, 0, 0], word: 6 },
  { prefix: [0x64, 0xff9b, 1], word: 6 },
  { prefix: [0x2002], word: 1 },
];

interface Rule {
  readonly list: BlockList;
  readonly port: number | undefined;
}

/**
 * Builds the guard against requests to places that only the operator's own network position reaches (server-side request forgery). It is
 * asked about the resolved address that is then connected to. Throws an Error that names a rule that cannot be read.
 */
export function createTargetGuard(rules: TargetRules): TargetGuard {
  const denied = rules.denied.map(readRule);
  const allowed = rules.allowed.map(readRule);
  const builtIn = BUILT_IN.map(readRule);
  return (address, port) => {
    const words = isIP(address) === 6 ? wordsOf(address) : undefined;
    if (isIP(address) === 0 || (isIP(address) === 6 && words === undefined)) return false;
    const names = [address, ...(words === undefined ? [] : embeddedIn(words))];
    const hit = (list: readonly Rule[]): boolean =>
      list.some((rule) => names.some((name) => covers(rule, name, port)));
    return !hit(denied) && (hit(allowed) || !hit(builtIn));
  };
}

function covers(rule: Rule, address: string, port: number): boolean {
  if (rule.port !== undefined && rule.port !== port) return false;
  return rule.list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function readRule(text: string): Rule {
  const socket = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+)):(\d{1,5})$/i.exec(text);
  const [address = '', prefix] = (socket?.[1] ?? socket?.[2] ?? text).split('/', 2);
  const version = isIP(address);
  const bits = prefix === undefined ? undefined : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  const longest = version === 6 ? 128 : 32;
  if (
    version === 0 ||
    address.includes('%') ||
    (bits !== undefined && (bits < 0 || bits > longest))
  )
    throw new Error(
      `expected an address, a network or an address with port, such as 10.0.0.1, 10.0.0.0/8 or [fd00::1]:6443, got ${JSON.stringify(text)}`,
    );
  const family = version === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, bits, family);
  return { list, port: socket?.[3] === undefined ? undefined : Number(socket[3]) };
}

/** The eight 16-bit words of an IPv6 address; undefined with a zone, which only link-local addresses need. */
function wordsOf(address: string): number[] | undefined {
  if (address.includes('%')) return undefined;
  const hexadecimal = address.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, a: string, b: string, c: string, d: string) =>
      `${((Number(a) << 8) | Number(b)).toString(16)}:${((Number(c) << 8) | Number(d)).toString(16)}`,
  );
  const [head = '', tail] = hexadecimal.split('::');
  const words = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((word) => parseInt(word, 16));
  const before = words(head);
  const after = words(tail ?? '');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function embeddedIn(words: readonly number[]): string[] {
  return EMBEDDED.filter(({ prefix }) => prefix.every((word, index) => words[index] === word)).map(
    ({ word }) =>
      [words[word] ?? 0, words[word + 1] ?? 0]
        .flatMap((value) => [value >> 8, value & 0xff])
        .join('.'),
  );
}
