import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on a free loopback port that treats each connection as `serve` says, and a way to end it with all its connections. */
export interface LocalServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts a server on `host`. `serve` gets each connection once its first bytes, the request, are there. */
export async function localServer(
  serve: (socket: Socket, count: number) => void,
  host = '127.0.0.1',
  port = 0,
): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      count += 1;
      serve(socket, count);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** An HTTP response as it goes over the wire. */
export function http(status: string, body: string, headers: readonly string[] = []): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return [`HTTP/1.1 ${status}`, length, ...headers, '', body].join('\r\n');
}
