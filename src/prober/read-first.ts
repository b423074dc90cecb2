import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** No link is followed any more, and a pipe would not block. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The first bytes of the file at a resolved path, at most so many. */
export async function readFirst(path: string, most: number): Promise<Uint8Array> {
  await using file = await open(path, READ_FLAGS);
  const { size } = await file.stat();
  const buffer = Buffer.alloc(Math.min(size, most));
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
