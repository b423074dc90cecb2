import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TestCertificate } from '../../fakes/test-certificate.ts';
import { testCertificate } from '../../fakes/test-certificate.ts';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  /** Number of the connection, from 1. */
  readonly connection: number;
  /** Name that TLS was asked for; false for none. */
  readonly servername: string | false;
  /** Common name of the client's certificate. */
  readonly client: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** An API server over TLS that counts connections. How it answers is up to the test: `{}` without. */
export class TlsApi {
  readonly arrived: Arrived[] = [];
  handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) =>
    void response.end('{}');
  connections = 0;
  readonly certificate: TestCertificate;
  readonly #server: Server;
  readonly #host: string;

  private constructor(certificate: TestCertificate, host: string) {
    this.certificate = certificate;
    this.#host = host;
    const { cert, key } = certificate;
    const options = { cert, key, requestCert: true, rejectUnauthorized: false };
    this.#server = createServer(options, (request, response) => this.#answer(request, response));
    const numbers = new WeakMap<object, number>();
    this.#numberOf = (socket) => numbers.get(socket) ?? 0;
    this.#server.on('secureConnection', (socket: TLSSocket) =>
      numbers.set(socket, (this.connections += 1)),
    );
  }

  readonly #numberOf: (socket: object) => number;

  /** Listens on a loopback address, with a certificate of its own for it. */
  static async start(host = '127.0.0.1', names: readonly string[] = [host]): Promise<TlsApi> {
    const api = new TlsApi(await testCertificate(names), host);
    await api.listen(0);
    return api;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.#server.once('error', reject).listen(port, this.#host, resolve),
    );
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://${this.#host.includes(':') ? `[${this.#host}]` : this.#host}:${this.port}`;
  }

  /** From now on new connections are shown this certificate. */
  renew({ cert, key }: TestCertificate): void {
    (this.#server as unknown as { setSecureContext: (with_: object) => void }).setSecureContext({
      cert,
      key,
    });
  }

  closeIdleConnections(): void {
    this.#server.closeIdleConnections();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const socket = request.socket as TLSSocket & { servername: string | false };
    const { subject } = socket.getPeerCertificate() as { subject?: { CN?: string } };
    this.arrived.push({
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization,
      connection: this.#numberOf(socket),
      servername: socket.servername,
      client: subject?.CN,
      headers: request.headers,
    });
    this.handle(request, response);
  }
}
