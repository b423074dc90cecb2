import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { AnswerReader } from '../../admission/http/answer-reader.ts';
import type { RawAnswer } from '../../admission/http/answer-reader.ts';
import type { Received } from './judge-answers.ts';

/** Where a webhook listens on this machine. */
export interface Address {
  readonly port: number;
  /** The authority of its certificate, PEM. */
  readonly ca: string;
}

const HOST = '127.0.0.1';
const WORD_MS = 15_000;

/** A TLS connection on which a case is sent as it is. */
export class Connection {
  readonly #raw: Socket;
  readonly #socket: TLSSocket;
  readonly #reader = new AnswerReader();
  #closed = false;
  #problem: Error | undefined;
  #look: () => void = () => undefined;

  /** @throws Error where there is no handshake */
  static async open({ port, ca }: Address): Promise<Connection> {
    const raw = connect({ port, host: HOST, noDelay: true });
    const socket = connectTls({ socket: raw, ca, servername: 'localhost' });
    await new Promise<void>((resolve, reject) => {
      socket
        .once('secureConnect', resolve)
        .once('error', reject)
        .setTimeout(WORD_MS, () => {
          socket.destroy(new Error('there is no handshake'));
        });
    });
    socket.setTimeout(0);
    return new Connection(raw, socket);
  }

  constructor(raw: Socket, socket: TLSSocket) {
    this.#raw = raw;
    this.#socket = socket;
    // A server that goes away is told of by `closed`.
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      try {
        this.#reader.add(part);
      } catch (error) {
        this.#problem = error as Error;
      }
      this.#look();
    });
    socket.on('close', () => {
      this.#closed = true;
      this.#look();
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Those that `received` has not returned. */
  get answers(): readonly RawAnswer[] {
    return this.#reader.answers;
  }

  write(piece: Buffer): void {
    if (!this.#closed) this.#socket.write(piece);
  }

  /** Sends no more. */
  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Goes away with a RST. */
  reset(): void {
    this.#raw.resetAndDestroy();
    this.#socket.destroy();
  }

  /**
   * What came since the last call, once there are so many answers or the connection is closed.
   *
   * @throws Error where what came is no answer, or where nothing comes for 15 s
   */
  async received(count: number): Promise<Received> {
    await this.#when(() => this.#final().length >= count);
    const answers = this.#final();
    this.#reader.answers.length = 0;
    return { answers, closed: this.#closed };
  }

  /** Those that are not followed by another one. */
  #final(): RawAnswer[] {
    return this.#reader.answers.filter(({ status }) => status >= 200);
  }

  #when(met: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('nothing came for 15 s')), WORD_MS);
      this.#look = () => {
        if (this.#problem === undefined && !this.#closed && !met()) return;
        clearTimeout(timer);
        this.#look = () => undefined;
        if (this.#problem === undefined) resolve();
        else reject(this.#problem);
      };
      this.#look();
    });
  }
}
