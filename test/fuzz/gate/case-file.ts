import { readFile, writeFile } from 'node:fs/promises';
import type { FuzzCase } from './fuzz-case.ts';

/** A case that went wrong, and the one before it on the same connection, if there was one. */
export interface RecordedCases {
  readonly seed: number;
  readonly index: number;
  readonly problem: string;
  readonly cases: readonly FuzzCase[];
}

/** Files with cases, to be sent again. Bytes are in base64. */
export const caseFile = {
  async write(file: string, recorded: RecordedCases): Promise<void> {
    const text = JSON.stringify(
      recorded,
      function (this: Record<string, unknown>, key, value: unknown) {
        const bytes = this[key];
        return Buffer.isBuffer(bytes) ? { base64: bytes.toString('base64') } : value;
      },
      2,
    );
    await writeFile(file, text);
  },

  async read(file: string): Promise<RecordedCases> {
    const text = await readFile(file, 'utf8');
    return JSON.parse(text, (_key, value: { base64?: unknown } | null) =>
      typeof value?.base64 === 'string' ? Buffer.from(value.base64, 'base64') : value,
    ) as RecordedCases;
  },
};
