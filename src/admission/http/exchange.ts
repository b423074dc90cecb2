import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { CallerGuard } from '../../authn/caller-guard.ts';
import type { Decision } from '../../gate/decision.ts';
import type { Review } from '../../gate/review.ts';
import type { AdmissionEvent } from '../admission-server.ts';
import { answerText } from '../answer-text.ts';
import type { Judge } from '../create-judges.ts';
import { errorAnswer } from '../error-answer.ts';
import { BodyBuffer } from './body-buffer.ts';
import type { BodyRoom } from './body-room.ts';
import { contentProblem } from './content-problem.ts';
import type { DirectRequest } from './direct-request.ts';
import { discardBody } from './discard-body.ts';
import { readBody } from './read-body.ts';
import type { ReceiveFault } from './read-body.ts';
import { REQUEST_PROBLEMS } from './request-problems.ts';
import type { RequestProblem } from './request-problems.ts';
import type { InTurn, Turn } from './turn.ts';
import { writeAnswer } from './write-answer.ts';

/** Two objects of the 3 MiB that etcd and the API server take at most, and room for the rest of the review. */
const BODY_LIMIT = 8 * 1024 * 1024;

/** What answers depend on. */
export interface ExchangeOptions {
  /** By path. */
  readonly judges: ReadonlyMap<string, Judge>;
  readonly observe: (event: AdmissionEvent) => void;
  /** Judges callers; without it everybody may call. It counts and tells what it refuses. */
  readonly guard?: CallerGuard | undefined;
  /** Whether clients are to be told to close their connection. */
  readonly isDraining: () => boolean;
  /** What large bodies of all requests share. */
  readonly room: BodyRoom;
  readonly turn: Turn;
}

/** A body, who judges it, and the query of the URL that it was sent to. */
interface Received {
  readonly body: BodyBuffer;
  readonly judge: Judge;
  readonly query: string;
}

/** How the rest of a request is treated whose answer goes out. `Coming`: the client may be sending it. */
type Rest = 'Read' | 'Coming' | 'Unwanted';

/** One request and its answer. Nothing that it is called with, and nothing that happens in it, makes it throw. */
export class Exchange implements InTurn {
  readonly #options: ExchangeOptions;
  readonly #request: DirectRequest;
  readonly #response: ServerResponse;
  #received: Received | undefined;
  #review: Review | undefined;
  #decision: Decision | undefined;
  #started = 0;
  #observed = false;

  constructor(options: ExchangeOptions, request: DirectRequest, response: ServerResponse) {
    this.#options = options;
    this.#request = request;
    this.#response = response;
  }

  /** @param expects whether the client waits for `100 Continue` before it sends the body */
  begin(expects: boolean): void {
    try {
      const { guard } = this.#options;
      if (guard === undefined) this.#route(expects);
      else this.#judgeCaller(guard, expects);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Nothing of a request but its headers is read before its caller is known. */
  #judgeCaller(guard: CallerGuard, expects: boolean): void {
    const refusal = guard(this.#request.headers.authorization);
    if (refusal instanceof Promise) {
      refusal
        .then((judged) => this.#letIn(judged, expects))
        .catch((error: unknown) => this.#fail(error));
    } else this.#letIn(refusal, expects);
  }

  #letIn(refusal: RequestProblem | undefined, expects: boolean): void {
    // The guard has told of it, and in the log of reviews everybody could write.
    if (refusal !== undefined) this.#observed = true;
    // A client may have gone away meanwhile, and nothing more will be heard of its body.
    if (this.#request.destroyed) this.#answerFault('Incomplete');
    else if (refusal === undefined) this.#route(expects);
    else this.#refuse(refusal, expects);
  }

  #route(expects: boolean): void {
    const { method, url = '', headers } = this.#request;
    const [path, query] = splitUrl(url);
    const judge = method === 'POST' ? this.#options.judges.get(path) : undefined;
    if (judge === undefined) {
      this.#refuse(REQUEST_PROBLEMS.noRoute, expects);
      return;
    }
    const problem = contentProblem(headers);
    if (problem !== undefined) this.#refuse(problem, expects);
    else if (announcedLength(headers) > BODY_LIMIT) {
      this.#answerProblem(REQUEST_PROBLEMS.tooLarge, expects ? 'Unwanted' : 'Coming');
    } else {
      if (expects) this.#response.writeContinue();
      this.#receive(judge, query);
    }
  }

  /** A connection goes on after a refusal where the body is worth reading. */
  #refuse(problem: RequestProblem, expects: boolean): void {
    if (expects) this.#answerProblem(problem, 'Unwanted');
    else {
      discardBody(this.#request, BODY_LIMIT, (drained) =>
        this.#answerProblem(problem, drained ? 'Read' : 'Unwanted'),
      );
    }
  }

  #receive(judge: Judge, query: string): void {
    const buffer = new BodyBuffer(this.#options.room, BODY_LIMIT);
    readBody(this.#request, buffer, (fault) => {
      if (fault !== undefined) this.#answerFault(fault);
      else {
        this.#received = { body: buffer, judge, query };
        this.#options.turn.add(this);
      }
    });
  }

  read(now: number): void {
    this.#started = now;
    try {
      this.#read();
    } catch (error) {
      this.#fail(error);
    }
  }

  #read(): void {
    if (this.#received === undefined) return;
    const read = this.#received.judge.read(this.#received.body.parts());
    if (read.ok) {
      this.#review = read.review;
      return;
    }
    this.#writeError(read.uid, { code: 400, message: read.problem }, 'Read');
    this.#observeError('BadRequest', read.problem);
  }

  decide(): void {
    try {
      this.#decide();
    } catch (error) {
      this.#fail(error);
    }
    this.#received?.body.release();
    this.#received = undefined;
  }

  #decide(): void {
    if (this.#received === undefined || this.#review === undefined) return;
    const decision = this.#received.judge.decide(this.#review, this.#received.query);
    if (decision instanceof Promise) {
      decision
        .then((decided) => this.#decided(decided))
        .catch((error: unknown) => this.#fail(error));
    } else this.#decided(decision);
  }

  #decided(decision: Decision): void {
    this.#decision = decision;
    this.#options.turn.answer(this);
  }

  write(): void {
    try {
      if (this.#review === undefined || this.#decision === undefined) return;
      const text = answerText(this.#review.uid, this.#decision);
      const close = this.#options.isDraining();
      writeAnswer(this.#response, { code: 200, text, close, whole: true });
    } catch (error) {
      this.#fail(error);
    }
  }

  observe(now: number): void {
    const [review, decision] = [this.#review, this.#decision];
    if (review === undefined || decision === undefined) return;
    this.#observe({
      outcome: decision.outcome,
      reason: decision.reason,
      kind: review.kind.kind,
      operation: review.operation,
      dryRun: review.dryRun,
      namespace: review.namespace,
      name: review.name,
      template: decision.template,
      message: decision.message,
      seconds: Math.round((now - this.#started) * 1000) / 1e6,
    });
  }

  #answerFault(fault: ReceiveFault): void {
    try {
      if (fault === 'Incomplete') this.#answerProblem(REQUEST_PROBLEMS.incomplete, 'Unwanted');
      else this.#answerProblem(REQUEST_PROBLEMS[fault], 'Coming');
    } catch (error) {
      this.#fail(error);
    }
  }

  #answerProblem(problem: RequestProblem, rest: Rest): void {
    this.#writeError('', problem, rest);
    if (problem !== REQUEST_PROBLEMS.noRoute) this.#observeError('BadRequest', problem.message);
  }

  #fail(error: unknown): void {
    const cause = error instanceof Error ? error.message : 'unknown error';
    this.#observeError('InternalError', cause);
    try {
      if (this.#response.headersSent) this.#response.destroy();
      else this.#writeError('', REQUEST_PROBLEMS.internal, 'Unwanted');
    } catch {
      this.#request.destroy();
    }
  }

  #writeError(uid: string, { code, message }: RequestProblem, rest: Rest): void {
    const text = JSON.stringify(errorAnswer(uid, code, message));
    const close = rest !== 'Read' || this.#options.isDraining();
    writeAnswer(this.#response, { code, text, close, whole: rest !== 'Coming' });
    if (rest === 'Coming') discardBody(this.#request, BODY_LIMIT, () => this.#response.end());
  }

  #observeError(reason: string, message: string): void {
    this.#observe({
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

  #observe(event: AdmissionEvent): void {
    if (this.#observed) return;
    this.#observed = true;
    try {
      this.#options.observe(event);
    } catch {
      // The answer stands; there is nobody to tell.
    }
  }
}

function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

/** 0 where a client announces none. The parser has refused what is no number. */
function announcedLength(headers: IncomingHttpHeaders): number {
  return Number(headers['content-length'] ?? 0);
}
