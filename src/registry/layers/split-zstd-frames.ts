/** What the reader of frames wants next. */
interface Step {
  /** More than 0. */
  readonly bytes: number;
  /** Whether the bytes are to be looked at, or only to pass by. */
  readonly look: boolean;
  /** Whether a frame begins here. */
  readonly begins?: boolean;
}

const FRAME = 0xfd2fb528;
/** The last of the 8 digits may be any. */
const SKIPPABLE = 0x184d2a5;
const FIELD_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

/**
 * Cuts zstd data at the ends of its frames (RFC 8878, section 3): Node's decompressor ends silently after the first frame of a chunk, and
 * layers may have many. Nothing is kept and compressed content is not looked at. Throws an Error where no frame begins.
 */
export async function* splitZstdFrames(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void> {
  const frames = readFrames();
  let step = frames.next().value;
  let missing = step.bytes;
  let looked: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    let at = 0;
    while (at < chunk.length) {
      const end = Math.min(at + missing, chunk.length);
      if (step.look) looked.push(chunk.subarray(at, end));
      missing -= end - at;
      at = end;
      if (missing > 0) continue;
      step = frames.next(Buffer.concat(looked)).value;
      missing = step.bytes;
      looked = [];
      if (step.begins !== true) continue;
      yield chunk.subarray(start, at);
      start = at;
    }
    if (start < chunk.length) yield chunk.subarray(start);
  }
}

function* readFrames(): Generator<Step, never, Buffer> {
  for (;;) {
    const magic = (yield { bytes: 4, look: true, begins: true }).readUInt32LE();
    if (magic === FRAME) yield* readFrame();
    else if (magic >>> 4 === SKIPPABLE)
      yield* passBy((yield { bytes: 4, look: true }).readUInt32LE());
    else throw new Error('expected a zstd frame');
  }
}

function* readFrame(): Generator<Step, void, Buffer> {
  const flags = (yield { bytes: 1, look: true }).readUInt8();
  const single = (flags & 0x20) !== 0;
  const contentSize = CONTENT_SIZE_BYTES[flags >> 6] ?? 0;
  const window = single ? 0 : 1;
  yield* passBy(
    window + (FIELD_BYTES[flags & 3] ?? 0) + (single && contentSize === 0 ? 1 : contentSize),
  );
  for (let last = false; !last;) {
    const header = (yield { bytes: 3, look: true }).readUIntLE(0, 3);
    last = (header & 1) === 1;
    // A run of one byte is that byte alone.
    yield* passBy(((header >> 1) & 3) === 1 ? 1 : header >> 3);
  }
  if ((flags & 4) !== 0) yield* passBy(4);
}

function* passBy(bytes: number): Generator<Step, void, Buffer> {
  if (bytes > 0) yield { bytes, look: false };
}
