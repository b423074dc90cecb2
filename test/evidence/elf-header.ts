/** Choices for a small ELF file; the defaults make a static 64-bit amd64 program. */
export interface ElfChoices {
  readonly bits?: 32 | 64;
  readonly little?: boolean;
  readonly machine?: number;
  /** Types of the program headers: 1 is PT_LOAD, 3 is PT_INTERP. */
  readonly types?: readonly number[];
  readonly entrySize?: number;
  readonly start?: number;
}

/** Builds the bytes of an ELF header followed by its program headers. */
export function elfHeader(choices: ElfChoices = {}): Uint8Array {
  const { bits = 64, little = true, machine = 62, types = [1] } = choices;
  const header = bits === 64 ? 64 : 52;
  const { entrySize = bits === 64 ? 56 : 32, start = header } = choices;
  const bytes = new Uint8Array(header + entrySize * types.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, bits === 64 ? 2 : 1, little ? 1 : 2, 1]);
  view.setUint16(16, 2, little);
  view.setUint16(18, machine, little);
  if (bits === 64) view.setBigUint64(32, BigInt(start), little);
  else view.setUint32(28, start, little);
  view.setUint16(bits === 64 ? 54 : 42, entrySize, little);
  view.setUint16(bits === 64 ? 56 : 44, types.length, little);
  types.forEach((type, index) => {
    const offset = header + index * entrySize;
    if (offset + 4 <= bytes.length) view.setUint32(offset, type, little);
  });
  return bytes;
}
