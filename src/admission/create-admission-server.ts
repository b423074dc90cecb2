import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdmissionServer, AdmissionServerOptions, ServerTiming } from './admission-server.ts';
import { createAdmissionApp } from './create-admission-app.ts';

const TIMING: ServerTiming = { keepAlive: 120_000, request: 10_000, check: 5_000, finish: 5_000 };

/**
 * The webhook's HTTPS server (TLS 1.2 and newer, HTTP/1.1: the API server's webhook client speaks nothing newer). It may listen before it has
 * a certificate; handshakes fail until then.
 */
export function createAdmissionServer(options: AdmissionServerOptions): AdmissionServer {
  const timing = { ...TIMING, ...options.timing };
  let certified = false;
  let draining = false;
  const server = createHttpsServer(options, timing, () => draining);
  const sockets = trackSockets(server);
  return {
    listen: (port, host) => listen(server, port, host),
    setCertificate: ({ certificate, privateKey }) => {
      server.setSecureContext({ cert: certificate, key: privateKey, minVersion: 'TLSv1.2' });
      certified = true;
    },
    isReady: () => certified && !draining && options.isSynced(),
    drain: async (delayMs) => {
      draining = true;
      await sleep(delayMs);
      await close(server, sockets, timing.finish);
    },
  };
}

function createHttpsServer(
  options: AdmissionServerOptions,
  timing: ServerTiming,
  isDraining: () => boolean,
): Server {
  const app = createAdmissionApp(options, isDraining);
  const server = createServer(
    {
      minVersion: 'TLSv1.2',
      handshakeTimeout: timing.request,
      keepAliveTimeout: timing.keepAlive,
      requestTimeout: timing.request,
      // Counts from a request's first byte, so it may be shorter than the time for which an idle connection is kept.
      headersTimeout: timing.request,
      connectionsCheckingInterval: timing.check,
      noDelay: true,
    },
    app,
  );
  server.maxConnections = 4096;
  // A connection that cannot be accepted (no file descriptor left) must not end the process.
  server.on('error', () => undefined);
  return server;
}

/** Connections that have not finished their handshake are no HTTP connections yet, and would hold up a close. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** `close` ends idle connections cleanly at once and lets open requests finish. */
async function close(
  server: Server,
  sockets: ReadonlySet<Socket>,
  finishMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const late = new AbortController();
  const force = sleep(finishMs, undefined, { signal: late.signal }).then(
    () => {
      for (const socket of sockets) socket.destroy();
    },
    () => undefined,
  );
  await closed;
  late.abort();
  await force;
}
