import { connect } from 'node:tls';
import { AnswerReader } from './answer-reader.ts';
import type { RawAnswer } from './answer-reader.ts';

/** A client that writes bytes as a test wants them. */
export interface RawClient {
  write(bytes: string | Buffer): void;
  /** Sends no more. */
  end(): void;
  /** Goes away without a word. */
  destroy(): void;
  /** Resolves with so many answers, or with fewer once the connection is closed. */
  answers(count: number): Promise<RawAnswer[]>;
  /** Resolves with all answers once the connection is closed. */
  closed(): Promise<RawAnswer[]>;
}

/** Opens a TLS connection. */
export async function rawClient(port: number, ca: string): Promise<RawClient> {
  const reader = new AnswerReader();
  let over = false;
  const waiting: (() => void)[] = [];
  const wake = (): void => {
    for (const look of waiting) look();
  };
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve).once('error', reject);
  });
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    reader.add(chunk);
    wake();
  });
  socket.on('close', () => {
    over = true;
    wake();
  });
  const when = (met: () => boolean): Promise<RawAnswer[]> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (over || met()) resolve([...reader.answers]);
      };
      waiting.push(look);
      look();
    });
  return {
    write: (bytes) => void socket.write(bytes),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
    answers: (count) => when(() => reader.answers.length >= count),
    closed: () => when(() => false),
  };
}
