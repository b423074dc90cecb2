import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdmissionServer, AdmissionServerOptions, ServerTiming } from './admission-server.ts';
import { createJudges } from './create-judges.ts';
import { BodyRoom } from './http/body-room.ts';
import { createRequestHandlers } from './http/create-request-handlers.ts';
import { DirectRequest } from './http/direct-request.ts';
import { Turn } from './http/turn.ts';

const TIMING: ServerTiming = { keepAlive: 120_000, request: 10_000, check: 5_000, finish: 5_000 };

/** Bytes of all large bodies that are being received; the webhook's memory limit is 512 MiB by default. */
const LARGE_BODIES = 128 * 1024 * 1024;

/**
 * A connection takes up to 100 KiB, most of it OpenSSL's, and what crowds of thousands leave is not given back to the system: with 3,900 at once,
 * again and again, the process came to 660 MiB. An API server opens one for each review that waits, beyond the 25 that it keeps.
 */
const MOST_CONNECTIONS = 1024;

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
): Server<typeof DirectRequest> {
  const server = createServer({
    IncomingMessage: DirectRequest,
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    handshakeTimeout: timing.request,
    keepAliveTimeout: timing.keepAlive,
    requestTimeout: timing.request,
    // Counts from a request's first byte, so it may be shorter than the time for which an idle connection is kept.
    headersTimeout: timing.request,
    connectionsCheckingInterval: timing.check,
    noDelay: true,
  });
  const { observe, guard } = options;
  const handlers = createRequestHandlers({
    judges: createJudges(options),
    observe,
    guard,
    isDraining,
    room: new BodyRoom(LARGE_BODIES),
    turn: new Turn(),
  });
  server.on('request', handlers.request);
  server.on('checkContinue', handlers.checkContinue);
  server.maxConnections = MOST_CONNECTIONS;
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
