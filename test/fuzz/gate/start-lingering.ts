import { connect } from 'node:net';
import { rawRequest } from '../../admission/http/raw-request.ts';
import { Connection } from './connection.ts';
import type { Address } from './connection.ts';
import { httpRequest } from './http-request.ts';

/** Clients that never come to an end: the webhook has to end them, with its timeouts of 10 s, looked at every 5 s. */
export interface Lingering {
  /** All of them. */
  readonly count: number;
  /** Those that are not cut off. */
  open(): number;
  /** Milliseconds since they began. */
  age(): number;
  /** What one of them was answered that it must not be. */
  problem(): string | undefined;
  stop(): void;
}

const DRIP_MS = 300;

/** Beginnings of requests, of which the rest comes byte by byte for ever. */
const REQUESTS: Readonly<Record<string, { readonly begin: Buffer; readonly drip: string }>> = {
  'a head': {
    begin: Buffer.from(`POST ${httpRequest.path} HTTP/1.1\r\nHost: x\r\nX: `),
    drip: 'x',
  },
  'a body': { begin: httpRequest.whole(Buffer.from('{'), { length: '100000' }), drip: ' ' },
  chunks: { begin: httpRequest.chunked(Buffer.from('1\r\n{\r\n')), drip: '1\r\n \r\n' },
  'the size of a chunk': { begin: httpRequest.chunked(Buffer.from('0')), drip: '0' },
  'a body for nobody': {
    begin: Buffer.from(rawRequest.head(['Content-Length: 100000'], 'PUT / HTTP/1.1')),
    drip: 'x',
  },
  nothing: { begin: Buffer.from('P'), drip: '' },
};

/** Beginnings of handshakes: none, one that is cut off, one that never ends. */
const HANDSHAKES: readonly (readonly number[])[] = [
  [],
  [0x16],
  [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03],
  [0x16, 0x03, 0x01, 0x3f, 0xff, 0x01],
];

/** Begins so many of each kind. */
export async function startLingering(address: Address, each: number): Promise<Lingering> {
  const began = performance.now();
  const connections: Connection[] = [];
  const sockets = Array.from({ length: each }, () => HANDSHAKES)
    .flat()
    .map((bytes) => {
      const socket = connect(address.port, '127.0.0.1').on('error', () => undefined);
      socket.resume().write(Buffer.from(bytes));
      return socket;
    });
  const drips: (() => void)[] = [];
  for (let count = 0; count < each; count++) {
    for (const { begin, drip } of Object.values(REQUESTS)) {
      const connection = await Connection.open(address);
      connection.write(begin);
      connections.push(connection);
      if (drip !== '') drips.push(() => connection.write(Buffer.from(drip)));
    }
  }
  const dripping = setInterval(() => drips.forEach((drip) => drip()), DRIP_MS);
  return {
    count: connections.length + sockets.length,
    open: () =>
      connections.filter(({ closed }) => !closed).length +
      sockets.filter(({ closed }) => !closed).length,
    age: () => performance.now() - began,
    problem: () => {
      const answers = connections.flatMap((connection) => connection.answers);
      const judged = answers.find(({ status }) => status === 200);
      return judged === undefined ? undefined : `a review that never ended: ${judged.body}`;
    },
    stop: () => {
      clearInterval(dripping);
      for (const connection of connections) connection.destroy();
      for (const socket of sockets) socket.destroy();
    },
  };
}
