import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './create-metrics.ts';

/** What `/readyz` reports: every check by its name, and whether it holds. */
export type Readiness = Readonly<Record<string, boolean>>;

/** What the server needs. */
export interface HealthServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** All addresses without it. */
  readonly host?: string;
  readonly metrics: Pick<Metrics, 'scrape'>;
  readonly readiness: () => Readiness;
}

/** A running server. */
export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves `/healthz` (the process answers), `/readyz` (200 when every check holds, else 503; the body lists the checks) and `/metrics`.
 *
 * @throws the listen error, for example EADDRINUSE
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const app = express().disable('x-powered-by').disable('etag');
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', (_request, response) => {
    const checks = Object.entries(options.readiness());
    const lines = checks.map(([name, holds]) => `${holds ? '[+]' : '[-]'} ${name}\n`);
    response.status(checks.every(([, holds]) => holds) ? 200 : 503);
    response.type('text').send(lines.join(''));
  });
  app.get('/metrics', async (_request, response) => {
    const { contentType, text } = await options.metrics.scrape();
    response.set('Content-Type', contentType).send(text);
  });
  const server = createServer({ requestTimeout: 10_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
