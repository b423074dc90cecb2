import { IncomingMessage } from 'node:http';

/** Where a body goes while it comes. Nothing here throws. */
export interface BodySink {
  part(bytes: Buffer): void;
  /** All of it has come. */
  end(): void;
}

/**
 * A request whose body may go straight to a sink. Node.js's parser gives each part, and in the end null, to `push`, as the source of every readable stream
 * does; the stream's buffer, listeners and turns of the event loop cost time for each body.
 */
export class DirectRequest extends IncomingMessage {
  #sink: BodySink | undefined;

  /** From now on the body goes to this sink, what has come before the first one included; there are no events `data` and `end`. */
  receive(sink: BodySink): void {
    const first = this.#sink === undefined;
    this.#sink = sink;
    if (first && (this.readableLength > 0 || this.complete)) this.#catchUp(sink);
    // Tells Node.js that somebody reads.
    this.read(0);
  }

  /** Until there is a sink the stream keeps what comes, and stops the connection when that is much. */
  #catchUp(sink: BodySink): void {
    const kept = this.read() as Buffer | null;
    if (kept !== null) sink.part(kept);
    // The part may have brought another sink.
    if (this.complete) this.#sink?.end();
  }

  override push(part: Buffer | null): boolean {
    if (this.#sink === undefined) return super.push(part);
    if (part === null) this.#sink.end();
    else this.#sink.part(part);
    return true;
  }
}
