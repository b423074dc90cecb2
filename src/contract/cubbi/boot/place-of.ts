import type { Place } from './cubbi-boot.ts';

const MISSING: Place = { kind: 'Missing', uid: 0, gid: 0, mode: 0, writable: false };
const TYPE_BITS = 0o170000;
const KINDS: Readonly<Record<number, Place['kind']>> = {
  0o100000: 'File',
  0o040000: 'Directory',
  0o120000: 'Symlink',
};

/** A place from the words of its header: mode, owner and group of itself, then of what it leads to, then whether it can be written. */
export function placeOf(words: readonly string[]): Place | undefined {
  if (words.length === 1 && words[0] === 'missing') return MISSING;
  const [own = '', , , mode = '', uid = '', gid = '', writable] = words;
  if (words.length !== 7 || !/^[0-9a-f]{1,8}$/.test(own)) return undefined;
  const kind = KINDS[Number.parseInt(own, 16) & TYPE_BITS] ?? 'Other';
  // A link that leads nowhere.
  if (mode === '-') return { ...MISSING, kind };
  if (!/^[0-9a-f]{1,8}$/.test(mode) || !/^\d{1,10}$/.test(uid) || !/^\d{1,10}$/.test(gid))
    return undefined;
  return {
    kind,
    uid: Number(uid),
    gid: Number(gid),
    mode: Number.parseInt(mode, 16) & 0o7777,
    writable: writable === '1',
  };
}
