import type { ServerResponse } from 'node:http';
import type { DirectRequest } from './direct-request.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeOptions } from './exchange.ts';

/** Answers one request; never throws. */
export type RequestHandler = (request: DirectRequest, response: ServerResponse) => void;

/**
 * The handlers of the server's events `request` and `checkContinue`. The answer is always an AdmissionReview; what cannot be read or decided is an HTTP
 * error, which the API server treats by `failurePolicy`.
 */
export function createRequestHandlers(options: ExchangeOptions): {
  readonly request: RequestHandler;
  readonly checkContinue: RequestHandler;
} {
  return {
    request: (request, response) => new Exchange(options, request, response).begin(false),
    checkContinue: (request, response) => new Exchange(options, request, response).begin(true),
  };
}
