import type { Random } from '../../admission/review-reader/random.ts';
import { rawRequest } from '../../admission/http/raw-request.ts';

const PATH = '/validate?timeout=5s';

/** A request as bytes. */
export interface RequestOptions {
  readonly path?: string;
  readonly version?: string;
  /** In place of the content type. */
  readonly lines?: readonly string[];
  /** In place of the body's own. */
  readonly length?: string;
}

/** Requests as bytes; each character of a line is one. */
export const httpRequest = {
  /** Where reviews go where nothing else is said. */
  path: PATH,

  whole(body: Buffer, options: RequestOptions = {}): Buffer {
    const { length = String(body.length) } = options;
    return Buffer.concat([head(options, [`Content-Length: ${length}`]), body]);
  },

  chunked(chunks: Buffer, options: RequestOptions = {}): Buffer {
    return Buffer.concat([head(options, ['Transfer-Encoding: chunked']), chunks]);
  },

  /** Without anything about a body. */
  headed(rest: Buffer, options: RequestOptions = {}): Buffer {
    return Buffer.concat([head(options, []), rest]);
  },

  /**
   * A body in chunks, with the last one.
   *
   * @param extension behind each length
   */
  chunks(body: Buffer, random: Random, { extension = '', trailers = '' } = {}): Buffer {
    const parts: Buffer[] = [];
    for (let at = 0; at < body.length;) {
      const length = Math.min(body.length - at, 1 + random.below(random.of([4, 100, 20_000])));
      const hex = random.of(['', '', '000']) + length.toString(16);
      const size = random.below(2) === 0 ? hex : hex.toUpperCase();
      parts.push(
        Buffer.from(`${size}${extension}\r\n`, 'latin1'),
        body.subarray(at, at + length),
        Buffer.from('\r\n'),
      );
      at += length;
    }
    return Buffer.concat([...parts, Buffer.from(`0\r\n${trailers}\r\n`, 'latin1')]);
  },
};

function head({ path = PATH, version = 'HTTP/1.1', lines }: RequestOptions, more: string[]) {
  const first = `POST ${path} ${version}`;
  return Buffer.from(
    rawRequest.head([...(lines ?? [rawRequest.jsonType]), ...more], first),
    'latin1',
  );
}
