import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { decideRequired } from '../gate/decide-required.ts';
import type { Decision } from '../gate/decision.ts';
import type { Review } from '../gate/review.ts';
import type { AdmissionServerOptions } from './admission-server.ts';
import { createSharedReader } from './create-shared-reader.ts';
import { decideReview } from './decide-review.ts';
import { errorAnswer } from './error-answer.ts';
import { readBudget } from './read-budget.ts';
import { readReviewBytes } from './review-reader/read-review-bytes.ts';
import { requestProblem } from './request-problem.ts';
import { reviewAnswer } from './review-answer.ts';

/** Two objects of the 3 MiB that etcd and the API server take at most, and room for the rest of the review. */
const BODY_LIMIT = 8 * 1024 * 1024;

type Judge = (review: Review, signal: AbortSignal) => Decision | Promise<Decision>;

/**
 * The HTTP application: `POST /validate` judges references, `POST /require-template` refuses pods without one. It always answers an
 * AdmissionReview; what it cannot read or decide is an HTTP error, which the API server treats by `failurePolicy`.
 *
 * @param isDraining whether clients are to be told to close their connection
 */
export function createAdmissionApp(
  options: AdmissionServerOptions,
  isDraining: () => boolean,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    if (isDraining()) response.setHeader('Connection', 'close');
    next();
  });
  const body = [
    onlyJson,
    express.raw({ limit: BODY_LIMIT, inflate: false, type: 'application/json' }),
  ];
  const bounded = { ...options, reader: createSharedReader(options.reader) };
  app.post(
    '/validate',
    body,
    answer(options, (review, signal) => decideReview(review, bounded, signal)),
  );
  app.post(
    '/require-template',
    body,
    answer(options, (review) => decideRequired(review, options.policy)),
  );
  app.use((_request, response) => {
    response
      .status(404)
      .json(errorAnswer('', 404, 'expected POST /validate or POST /require-template'));
  });
  app.use(onError(options));
  return app;
}

/** An error as those of the body parser, which requestProblem knows by their type. */
function refused(type: string): Error {
  return Object.assign(new Error('Wrong content type'), { type });
}

const onlyJson: RequestHandler = (request, _response, next) => {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';');
  const charset = /^\s*charset\s*=\s*"?([^"\s]*)/;
  const other = parameters.some(
    (each) => !['utf-8', 'utf8'].includes(charset.exec(each)?.[1] ?? 'utf-8'),
  );
  if (type.trim() !== 'application/json') next(refused('content.type'));
  else if (other) next(refused('charset.unsupported'));
  else next();
};

function answer(options: AdmissionServerOptions, judge: Judge): RequestHandler {
  return async (request, response) => {
    const started = performance.now();
    // Without a body the parser leaves none.
    const read = readReviewBytes(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    if (!read.ok) {
      observeError(options, 'BadRequest', read.problem);
      response.status(400).json(errorAnswer(read.uid, 400, read.problem));
      return;
    }
    const { review } = read;
    const signal = AbortSignal.timeout(readBudget(request.query['timeout']));
    const decision = await judge(review, signal);
    response.status(200).json(reviewAnswer(review.uid, decision));
    options.observe({
      outcome: decision.outcome,
      reason: decision.reason,
      kind: review.kind.kind,
      operation: review.operation,
      dryRun: review.dryRun,
      namespace: review.namespace,
      name: review.name,
      template: decision.template,
      message: decision.message,
      seconds: (performance.now() - started) / 1000,
    });
  };
}

function onError(options: AdmissionServerOptions): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const problem = requestProblem(error);
    const cause = error instanceof Error ? error.message : 'unknown error';
    const said = problem.code === 500 ? cause : problem.message;
    observeError(options, problem.code === 500 ? 'InternalError' : 'BadRequest', said);
    // Express ends the connection of an answer that is already on its way.
    if (response.headersSent) next(error);
    else response.status(problem.code).json(errorAnswer('', problem.code, problem.message));
  };
}

function observeError(options: AdmissionServerOptions, reason: string, message: string): void {
  options.observe({
    outcome: 'Error',
    reason,
    kind: '',
    operation: '',
    dryRun: false,
    namespace: '',
    name: '',
    template: '',
    message,
    seconds: 0,
  });
}
