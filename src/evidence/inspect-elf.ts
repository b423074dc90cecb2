/** What the first bytes of a file say about it as an ELF program. */
export type ElfInspection =
  | { readonly kind: 'NotElf' }
  /** It begins like an ELF file, but its header is cut, broken or points beyond the bytes at hand. */
  | { readonly kind: 'Unreadable' }
  | {
      readonly kind: 'Elf';
      /** GOARCH name of the machine, for example `amd64`; `unknown` for others. */
      readonly architecture: string;
      /** True where there is no program interpreter (`PT_INTERP`). */
      readonly static: boolean;
    };

const MAGIC = [0x7f, 0x45, 0x4c, 0x46];
const PT_INTERP = 3;
/** Ordinary programs have about ten. */
const MAX_PROGRAM_HEADERS = 128;

/** Offsets of the fields that differ between the two classes (System V ABI, "ELF Header"). */
const LAYOUTS = {
  1: { bits: 32, header: 52, programHeaders: 28, entrySize: 42, entries: 44, minEntrySize: 32 },
  2: { bits: 64, header: 64, programHeaders: 32, entrySize: 54, entries: 56, minEntrySize: 56 },
} as const;

/** GOARCH by machine number, bits and byte order. */
const MACHINES: Readonly<Record<string, string>> = {
  '3/32/LE': '386',
  '8/32/BE': 'mips',
  '8/32/LE': 'mipsle',
  '8/64/BE': 'mips64',
  '8/64/LE': 'mips64le',
  '21/64/BE': 'ppc64',
  '21/64/LE': 'ppc64le',
  '22/64/BE': 's390x',
  '40/32/LE': 'arm',
  '62/64/LE': 'amd64',
  '183/64/LE': 'arm64',
  '243/64/LE': 'riscv64',
  '258/64/LE': 'loong64',
};

/**
 * Reads architecture and linkage from the first bytes of a file (System V ABI, chapters 4 and 5). Never throws; looks at the header and at
 * most 128 program headers.
 */
export function inspectElf(bytes: Uint8Array): ElfInspection {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) return { kind: 'NotElf' };
  const layout = bytes[4] === 1 ? LAYOUTS[1] : bytes[4] === 2 ? LAYOUTS[2] : undefined;
  const little = bytes[5] === 1;
  if (layout === undefined || (!little && bytes[5] !== 2) || bytes.length < layout.header)
    return { kind: 'Unreadable' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start =
    layout.bits === 32
      ? view.getUint32(layout.programHeaders, little)
      : Number(view.getBigUint64(layout.programHeaders, little));
  const size = view.getUint16(layout.entrySize, little);
  const count = view.getUint16(layout.entries, little);
  if (count > 0 && size < layout.minEntrySize) return { kind: 'Unreadable' };
  if (count > MAX_PROGRAM_HEADERS || start + size * count > bytes.length)
    return { kind: 'Unreadable' };
  const types = Array.from({ length: count }, (_, index) =>
    view.getUint32(start + index * size, little),
  );
  const machine = `${view.getUint16(18, little)}/${layout.bits}/${little ? 'LE' : 'BE'}`;
  return {
    kind: 'Elf',
    architecture: MACHINES[machine] ?? 'unknown',
    static: !types.includes(PT_INTERP),
  };
}
