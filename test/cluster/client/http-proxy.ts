import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';

/** What a proxy was asked. */
export interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
}

/** A proxy that opens tunnels (CONNECT, RFC 9110 9.3.6), or refuses them all with a status. */
export class HttpProxy {
  readonly asked: Asked[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer();

  private constructor(refuse: number | undefined) {
    this.#server.on('connect', ({ method, url = '', headers }, socket: Socket) => {
      this.asked.push({ method, url, authorization: headers['proxy-authorization'] });
      this.#keep(socket);
      if (refuse !== undefined) {
        socket.end(`HTTP/1.1 ${refuse} Refused\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      const target = new URL(`http://${url}`);
      const behind = connect(Number(target.port), target.hostname, () => {
        socket.write('HTTP/1.1 200 Established\r\n\r\n');
        socket.pipe(behind).pipe(socket);
      });
      this.#keep(behind);
    });
  }

  /** @param refuse status of the answer to everything */
  static async start(refuse?: number): Promise<HttpProxy> {
    const proxy = new HttpProxy(refuse);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
