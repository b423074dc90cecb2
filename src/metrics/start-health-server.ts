import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthAppOptions } from './create-health-app.ts';
import { probeAnswer } from './probe-answer.ts';

/** What the server needs. */
export interface HealthServerOptions extends HealthAppOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** All addresses without it. */
  readonly host?: string;
}

/** A running server. */
export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * express takes as long to load as an HTTPS server takes to start. It is loaded this long after the start, in milliseconds, or with the first
 * request that is not a probe: the pod is ready without it, and before requests for decisions have found the pod it is there.
 */
const APP_MS = 500;

/**
 * Serves `/healthz` (the process answers), `/readyz` (200 when every check holds, else 503; the body lists the checks) and `/metrics`.
 *
 * @throws the listen error, for example EADDRINUSE
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  let app: Promise<RequestListener> | undefined;
  const load = () => (app ??= loadApp(options));
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    const { method, url = '' } = request;
    const answer = method === 'GET' ? probeAnswer(url, options.readiness) : undefined;
    if (answer === undefined) {
      void load().then((listener) => listener(request, response));
      return;
    }
    response.writeHead(answer.status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(answer.text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const later = setTimeout(() => void load(), APP_MS);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        clearTimeout(later);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function loadApp(options: HealthAppOptions): Promise<RequestListener> {
  const { createHealthApp } = await import('./create-health-app.ts');
  // The first scrape loads more.
  await options.metrics.scrape();
  return createHealthApp(options);
}
