import type { ServerResponse } from 'node:http';

/** An answer as it goes out. */
export interface Answer {
  readonly code: number;
  /** JSON. */
  readonly text: string;
  /** Whether the client is told to close the connection. */
  readonly close: boolean;
  /**
   * False leaves the response open although all is written: the client may still be sending, and a connection that is closed with unread bytes takes the
   * answer with it.
   */
  readonly whole: boolean;
}

/** Writes an answer. */
export function writeAnswer(response: ServerResponse, { code, text, close, whole }: Answer): void {
  const length = Buffer.byteLength(text);
  const headers = ['Content-Type', 'application/json', 'Content-Length', length];
  if (code === 401) headers.push('WWW-Authenticate', 'Bearer');
  if (close) headers.push('Connection', 'close');
  response.writeHead(code, headers);
  if (whole) response.end(text);
  else response.write(text);
}
