import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Random } from '../../admission/review-reader/random.ts';
import type { Want } from './fuzz-case.ts';
import { httpRequest } from './http-request.ts';
import type { Shape } from './whole-shapes.ts';

const JSON_TYPE = 'Content-Type: application/json';
const MiB = 1024 * 1024;
const REFUSAL: Want = { want: 'Refusal' };
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A request that is refused, after which the connection goes on, or does not. */
function refused(make: (body: Buffer, random: Random) => Buffer): Shape {
  return (body, random) => ({ pieces: [make(body, random)], wants: [REFUSAL], leave: 'Stay' });
}

/** As `refused`, where the server may wait for more: the client says that there is no more. */
function cut(make: (body: Buffer, random: Random) => Buffer): Shape {
  return (body, random) => ({ pieces: [make(body, random)], wants: [REFUSAL], leave: 'Cut' });
}

/** A request that one parser reads as the whole body and another one refuses. */
function either(make: (body: Buffer, random: Random) => Buffer): Shape {
  return (body, random) => ({
    pieces: [make(body, random)],
    wants: [{ want: 'Either', body }],
    leave: 'Close',
  });
}

const first = (...lines: readonly string[]): Shape =>
  refused((body, random) => {
    const whole = httpRequest.whole(body).toString('latin1');
    return bytes(whole.replace(/^[^\r]*/, () => random.of(lines)));
  });

const lines = (...choices: readonly (readonly string[])[]): Shape =>
  refused((body, random) => httpRequest.whole(body, { lines: random.of(choices) }));

const chunks = (...texts: readonly string[]): Shape =>
  cut((body, random) => {
    const size = body.length.toString(16);
    const text = random.of(texts).replaceAll('SIZE', size);
    return httpRequest.chunked(bytes(text.replaceAll('BODY', () => body.toString('latin1'))));
  });

/** A whole review behind a body that one of two lengths makes shorter: it must never be answered. */
const smuggled = (...choices: readonly (readonly string[])[]): Shape =>
  cut((body, random) => {
    const inner = Buffer.concat([bytes('0\r\n\r\n'), httpRequest.whole(body)]);
    const [before, after] = [random.of(choices), `Content-Length: ${inner.length}`];
    const order = random.below(2) === 0 ? [...before, after] : [after, ...before];
    return httpRequest.headed(inner, { lines: [JSON_TYPE, ...order] });
  });

/** Requests that carry no review that may be judged, and those that only some take for one. */
export const REFUSED_SHAPES: Readonly<Record<string, Shape>> = {
  'another type': lines(
    [],
    ['Content-Type: text/plain'],
    ['Content-Type: application/json-seq'],
    ['Content-Type: application/json, text/plain'],
    ['Content-Type: multipart/form-data; boundary=x'],
    ['Content-Type: \xff'],
  ),
  'another charset': lines(
    ['Content-Type: application/json; charset=utf-16'],
    ['Content-Type: application/json; charset=utf-8; charset=latin1'],
  ),
  compressed: refused((body, random) => {
    const [name, packed] = random.of([
      ['gzip', gzipSync(body)],
      ['br', brotliCompressSync(body.subarray(0, 2_000))],
      ['deflate', deflateSync(body)],
      ['identity, gzip', gzipSync(body)],
    ] as const);
    return httpRequest.whole(packed, { lines: [JSON_TYPE, `Content-Encoding: ${name}`] });
  }),
  'expects what is not known': lines([JSON_TYPE, 'Expect: 200-ok']),
  'another path': first(
    'POST / HTTP/1.1',
    'POST /validate/ HTTP/1.1',
    'POST //validate HTTP/1.1',
    'POST /VALIDATE HTTP/1.1',
    'POST /validate%3Ftimeout=5s HTTP/1.1',
    'POST /validate#x HTTP/1.1',
    'POST /healthz/../validate HTTP/1.1',
    'POST http://localhost/validate HTTP/1.1',
    'POST /mutate HTTP/1.1',
    'POST /require-template HTTP/1.1',
    `POST /${'x'.repeat(10_000)} HTTP/1.1`,
  ),
  'another method': first(
    ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND'].map(
      (method) => `${method} /validate HTTP/1.1`,
    ),
  ),
  'no request line': first(
    'post /validate HTTP/1.1',
    'POSTS /validate HTTP/1.1',
    'POST /validate HTTP/9.9',
    'POST /validate HTTPS/1.1',
    'POST\t/validate\tHTTP/1.1',
    'POST /vali date HTTP/1.1',
    'CONNECT localhost:443 HTTP/1.1',
    'HTTP/1.1 200 OK',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    `POST /${'x'.repeat(70_000)} HTTP/1.1`,
  ),
  'a flood of headers': refused((body, random) => {
    const more = random.of([
      [`X: ${'y'.repeat(70_000)}`],
      [`${'x'.repeat(70_000)}: y`],
      Array.from({ length: 5_000 }, (_, index) => `X-${index}: y`),
    ]);
    return httpRequest.whole(body, { lines: [JSON_TYPE, ...more] });
  }),
  'headers that are none': lines(
    [JSON_TYPE, 'X y'],
    [JSON_TYPE, 'X : y'],
    [JSON_TYPE, 'X: a\0b'],
    [JSON_TYPE, 'X: a\rb'],
    [JSON_TYPE, ': y'],
    [JSON_TYPE, ' folded: y', '\tX: y'],
    [JSON_TYPE, 'Transfer-Encoding : chunked'],
  ),
  'lengths that are none': cut((body, random) => {
    const length = random.of(['-1', '+5', '0x10', '1e3', '5,5', '5 5', '', '18446744073709551616']);
    return httpRequest.whole(body, { length });
  }),
  'two lengths': cut((body) =>
    httpRequest.whole(body, { lines: [JSON_TYPE, `Content-Length: ${body.length + 1}`] }),
  ),
  'a length that is too long': cut((body, random) =>
    httpRequest.whole(body, { length: String(body.length + 1 + random.below(100)) }),
  ),
  'a length that is too short': (body, random) => {
    const length = random.below(Math.max(1, body.length));
    const told = body.subarray(0, length);
    return {
      pieces: [httpRequest.whole(body, { length: String(length) })],
      wants: [{ want: 'Either', body: told }],
      leave: 'Close',
    };
  },
  'a length beyond all bounds': cut((body, random) =>
    httpRequest.whole(body, { length: String(random.of([8 * MiB + 1, 2 ** 40, 2 ** 53])) }),
  ),
  'sizes of chunks that are none': chunks(
    'zz\r\nBODY\r\n0\r\n\r\n',
    '-1\r\nBODY\r\n0\r\n\r\n',
    '0xSIZE\r\nBODY\r\n0\r\n\r\n',
    'FFFFFFFFFFFFFFFFFF\r\nBODY\r\n0\r\n\r\n',
    '\r\nBODY\r\n0\r\n\r\n',
    'SIZE BODY\r\n0\r\n\r\n',
    'SIZE\r\nBODYx\r\n0\r\n\r\n',
    'SIZE0\r\nBODY\r\n0\r\n\r\n',
    'SIZE\r\nBODY0\r\n\r\n',
  ),
  'chunks without an end': chunks('SIZE\r\nBODY\r\n', 'SIZE\r\nBODY', 'SIZE\r\nBODY\r\n0\r\n'),
  'trailers that are none': chunks('SIZE\r\nBODY\r\n0\r\nX y\r\n\r\n'),
  'a length and chunks': smuggled(
    ['Transfer-Encoding: chunked'],
    ['transfer-encoding:chunked'],
    ['Transfer-Encoding: identity, chunked'],
    ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'],
  ),
  'a length and what may mean chunks': smuggled(
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding:\tchunked'],
    ['Transfer-Encoding: "chunked"'],
    ['Transfer-Encoding : chunked'],
    ['X: y\rTransfer-Encoding: chunked'],
    ['Transfer-Encoding:\r\n chunked'],
  ),
  'chunks and another coding': either((body, random) =>
    httpRequest.headed(httpRequest.chunks(body, random), {
      lines: [JSON_TYPE, `Transfer-Encoding: ${random.of(['gzip, chunked', 'chunked, chunked'])}`],
    }),
  ),
  'no version, or another one': either((body, random) => {
    const whole = httpRequest.whole(body).toString('latin1');
    return bytes(whole.replace(' HTTP/1.1', () => random.of(['', ' HTTP/2.0', ' HTTP/0.9'])));
  }),
  'line feeds alone': either((body) => {
    const whole = httpRequest.whole(body);
    const end = whole.length - body.length;
    return Buffer.concat([bytes(whole.toString('latin1', 0, end).replaceAll('\r', '')), body]);
  }),
  'no HTTP': cut((body, random) => {
    const junk = Buffer.from(Array.from({ length: random.below(500) }, () => random.below(256)));
    return random.of([junk, body, gzipSync(body)]);
  }),
};
