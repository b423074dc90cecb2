import type { Express } from 'express';
import express from 'express';
import type { CallerGuard } from '../authn/caller-guard.ts';
import type { Metrics } from './create-metrics.ts';
import type { Readiness } from './probe-answer.ts';
import { probeAnswer } from './probe-answer.ts';

/** What the routes need. */
export interface HealthAppOptions {
  readonly metrics: Pick<Metrics, 'scrape'>;
  readonly readiness: () => Readiness;
  /** Who may read `/metrics`; everybody without it. The kubelet brings no token: the other paths are open to all. */
  readonly guard?: CallerGuard | undefined;
}

/** `/healthz`, `/readyz` and `/metrics`. */
export function createHealthApp({ metrics, readiness, guard }: HealthAppOptions): Express {
  const app = express().disable('x-powered-by').disable('etag');
  for (const path of ['/healthz', '/readyz'])
    app.get(path, (_request, response) => {
      const answer = probeAnswer(path, readiness);
      response
        .status(answer?.status ?? 404)
        .type('text')
        .send(answer?.text);
    });
  app.get('/metrics', async (request, response) => {
    const refusal = await guard?.(request.headers.authorization);
    if (refusal !== undefined) {
      response.status(refusal.code).set('WWW-Authenticate', 'Bearer').json(refusal);
      return;
    }
    const { contentType, text } = await metrics.scrape();
    response.set('Content-Type', contentType).send(text);
  });
  return app;
}
