/** One answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const HEAD_END = '\r\n\r\n';

/** Reads answers off a connection, in whatever pieces they come: `HTTP/1.1`, with a length or in chunks. */
export class AnswerReader {
  /** Those that are complete. */
  readonly answers: RawAnswer[] = [];
  #rest: Buffer = Buffer.alloc(0);

  add(part: Buffer): void {
    this.#rest = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]);
    for (;;) {
      const end = this.#rest.indexOf(HEAD_END);
      if (end < 0) return;
      const [first = '', ...lines] = this.#rest.toString('latin1', 0, end).split('\r\n');
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
      if (Number.isNaN(status)) throw new Error(`This is no answer: ${first.slice(0, 100)}`);
      const headers = Object.fromEntries(lines.map(headerOf));
      const start = end + HEAD_END.length;
      const chunked = headers['transfer-encoding'] === 'chunked';
      const read = chunked
        ? readChunks(this.#rest, start)
        : readLength(this.#rest, start, Number(headers['content-length'] ?? 0));
      if (read === undefined) return;
      this.answers.push({ status, headers, body: read.body });
      this.#rest = this.#rest.subarray(read.end);
    }
  }
}

interface ReadBody {
  readonly body: string;
  /** Where the next answer begins. */
  readonly end: number;
}

function readLength(bytes: Buffer, start: number, length: number): ReadBody | undefined {
  const end = start + length;
  return bytes.length < end ? undefined : { body: bytes.toString('utf8', start, end), end };
}

function readChunks(bytes: Buffer, start: number): ReadBody | undefined {
  const parts: Buffer[] = [];
  for (let at = start; ;) {
    const line = bytes.indexOf('\r\n', at);
    const length = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const end = line + 2 + length + 2;
    if (line < 0 || bytes.length < end) return undefined;
    if (length === 0) return { body: Buffer.concat(parts).toString(), end };
    parts.push(bytes.subarray(line + 2, end - 2));
    at = end;
  }
}

function headerOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
