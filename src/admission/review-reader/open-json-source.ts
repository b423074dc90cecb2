import type { JsonSource } from './json-source.ts';

/** Makes the bytes of a text readable as JSON. */
export function openJsonSource(body: Uint8Array): JsonSource {
  const { buffer, byteOffset, byteLength } = body;
  return {
    bytes: Buffer.from(buffer, byteOffset, byteLength),
    end: byteLength,
    view: new DataView(buffer, byteOffset, byteLength),
    at: 0,
    window: '',
    windowStart: 0,
  };
}
