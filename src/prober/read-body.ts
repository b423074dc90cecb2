import type { Readable } from 'node:stream';

/** Bytes of an answer that are read at most. */
export const MOST_BODY_BYTES = 64 * 1024;

/** The whole body as text, or undefined where it has more than 64 KiB. Rejects where the connection ends before the body does. */
export async function readBody(body: Readable): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
