import type { Readable } from 'node:stream';
import { faultOf } from '../fault-of.ts';
import { RequestFaultError } from './request-fault-error.ts';

interface Bound {
  /** Bytes. */
  readonly limit: number;
  /** What is longer is cut instead of refused. */
  readonly cut: boolean;
}

/** Reads a body into memory, at most up to a limit. Throws a `RequestFaultError`: TooLarge, Cut, TimedOut. */
export async function readBody(body: Readable, { limit, cut }: Bound): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > limit) break;
    }
  } catch (error) {
    const fault = faultOf(error);
    throw new RequestFaultError(fault === 'Unreachable' ? 'Cut' : fault, { cause: error });
  }
  if (size > limit && !cut) throw new RequestFaultError('TooLarge');
  return Buffer.concat(chunks, size).subarray(0, limit);
}
