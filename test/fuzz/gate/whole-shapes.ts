import type { Random } from '../../admission/review-reader/random.ts';
import type { FuzzCase, Want } from './fuzz-case.ts';
import { httpRequest } from './http-request.ts';

/** Makes a case of a body. */
export type Shape = (body: Buffer, random: Random) => Omit<FuzzCase, 'kind'>;

const JSON_TYPE = 'Content-Type: application/json';
const answer = (body: Buffer): Want => ({ want: 'Answer', body });

/** One request that is answered, after which the connection goes on. */
function stay(make: (body: Buffer, random: Random) => Buffer): Shape {
  return (body, random) => ({
    pieces: [make(body, random)],
    wants: [answer(body)],
    leave: 'Stay',
  });
}

/** With other lines than the content type alone. */
function headed(...choices: readonly (readonly string[])[]): Shape {
  return stay((body, random) => httpRequest.whole(body, { lines: random.of(choices) }));
}

function atPath(...paths: readonly string[]): Shape {
  return (body, random) => {
    const path = random.of(paths);
    return {
      pieces: [httpRequest.whole(body, { path })],
      wants: [answer(body)],
      leave: 'Stay',
    };
  };
}

/** Cuts bytes at random places, of which there may be none. */
function inPieces(bytes: Buffer, random: Random, most: number): Buffer[] {
  const places = Array.from({ length: random.below(most) }, () => random.below(bytes.length + 1));
  const edges = [0, ...places.sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
}

/** Ways in which the body comes whole, so that it must be answered. */
export const WHOLE_SHAPES: Readonly<Record<string, Shape>> = {
  'in pieces': (body, random) => ({
    pieces: inPieces(httpRequest.whole(body), random, 6),
    wants: [answer(body)],
    leave: 'Stay',
  }),
  'byte by byte at first': (body, random) => {
    const bytes = httpRequest.whole(body);
    const single = Array.from({ length: 1 + random.below(300) }, (_, at) =>
      bytes.subarray(at, at + 1),
    );
    return {
      pieces: [...single, bytes.subarray(single.length)],
      wants: [answer(body)],
      leave: 'Stay',
    };
  },
  chunks: stay((body, random) => httpRequest.chunked(httpRequest.chunks(body, random))),
  'chunks in pieces': (body, random) => ({
    pieces: inPieces(httpRequest.chunked(httpRequest.chunks(body, random)), random, 6),
    wants: [answer(body)],
    leave: 'Stay',
  }),
  'chunks with extensions': stay((body, random) => {
    const extension = random.of([';a', ';a=b', ';a="b c"', `;a=${'x'.repeat(500)}`]);
    return httpRequest.chunked(httpRequest.chunks(body, random, { extension }));
  }),
  'chunks with trailers': stay((body, random) => {
    const trailers = random.of(['X: y\r\n', 'Content-Type: text/plain\r\n', 'A: b\r\n'.repeat(50)]);
    return httpRequest.chunked(httpRequest.chunks(body, random, { trailers }));
  }),
  'another way to say JSON': headed(
    ['Content-Type: Application/JSON'],
    ['CONTENT-TYPE:application/json;charset=utf-8'],
    ['content-type:   application/json ; Charset="UTF-8"  '],
  ),
  'not encoded': headed([JSON_TYPE, 'Content-Encoding: identity']),
  'many headers': stay((body, random) => {
    const count = random.of([20, 200, 900]);
    const lines = Array.from({ length: count }, (_, index) => `X-${index}: y`);
    return httpRequest.whole(body, { lines: [JSON_TYPE, ...lines] });
  }),
  'odd headers': headed(
    [JSON_TYPE, `X: ${'y'.repeat(12_000)}`],
    [JSON_TYPE, 'X: \xff\x80\xfc'],
    [JSON_TYPE, 'X:'],
    [JSON_TYPE, '__proto__: x', 'constructor: x'],
    [JSON_TYPE, 'TE: trailers', 'Connection: TE'],
    [JSON_TYPE, 'Accept-Encoding: gzip', 'Authorization: Bearer \t x', 'Cookie: a=b; a=c'],
  ),
  'expects 100': headed([JSON_TYPE, 'Expect: 100-continue'], [JSON_TYPE, 'expect: 100-CONTINUE']),
  'HTTP/1.0': (body) => ({
    pieces: [httpRequest.whole(body, { version: 'HTTP/1.0' })],
    wants: [answer(body)],
    leave: 'Close',
  }),
  'closes its connection': (body) => ({
    pieces: [httpRequest.whole(body, { lines: [JSON_TYPE, 'Connection: close'] })],
    wants: [answer(body)],
    leave: 'Close',
  }),
  'offers an upgrade': (body, random) => {
    const upgrade = `Upgrade: ${random.of(['h2c', 'websocket', 'TLS/1.3'])}`;
    return {
      pieces: [httpRequest.whole(body, { lines: [JSON_TYPE, 'Connection: upgrade', upgrade] })],
      wants: [answer(body)],
      leave: 'Close',
    };
  },
  pipelined: (body, random) => {
    const bodies = Array.from({ length: 2 + random.below(6) }, () => body);
    const requests = bodies.map((each) =>
      random.below(2) === 0
        ? httpRequest.whole(each)
        : httpRequest.chunked(httpRequest.chunks(each, random)),
    );
    return {
      pieces: inPieces(Buffer.concat(requests), random, 4),
      wants: bodies.map((each) => answer(each)),
      leave: 'Stay',
    };
  },
  'after empty lines': stay((body) =>
    Buffer.concat([Buffer.from('\r\n\r\n'), httpRequest.whole(body)]),
  ),
  'with an odd query': atPath(
    '/validate',
    '/validate?',
    '/validate?timeout=%%%&timeout=-1s',
    '/validate?timeout=99999999999999999h',
    `/validate?${'x'.repeat(5_000)}`,
    '/validate?timeout=5s?/healthz',
    '/validate?%00=%ff',
  ),
};
