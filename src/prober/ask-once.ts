import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AgentFault, AgentInfo } from '../evidence/boot-evidence.ts';
import { parseAgentInfo } from '../evidence/parse-agent-info.ts';
import { MOST_BODY_BYTES, readBody } from './read-body.ts';

/** Where the agent is. */
export interface AgentTarget {
  /** IPv4 or IPv6 address, without brackets. */
  readonly address: string;
  readonly port: number;
}

/** What one request to the agent gave. */
export type Answer =
  | { readonly kind: 'Info'; readonly info: AgentInfo }
  | { readonly kind: 'Fault'; readonly fault: AgentFault; readonly detail: string }
  /** The request could not be sent, and the cause is this side's: an error code such as EHOSTUNREACH. */
  | { readonly kind: 'Inability'; readonly code: string };

/** Within the pod a connection is there at once, or is not there yet. */
const CONNECT_MILLISECONDS = 2000;
const CONNECTION_LOST = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE'];

/**
 * Asks `GET /info` once, within `milliseconds`. Never rejects. No redirect is followed, no compression offered, no connection kept; headers
 * are bounded by Node's own limit and the body by 64 KiB.
 */
export function askOnce({ address, port }: AgentTarget, milliseconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const asking = request({
      host: address,
      port,
      path: '/info',
      agent: false,
      headers: { accept: 'application/json', 'user-agent': 'base-image-operator' },
    });
    const late = () => {
      settle(fault('TimedOut'));
    };
    const whole = setTimeout(late, milliseconds);
    const connecting = setTimeout(late, Math.min(milliseconds, CONNECT_MILLISECONDS));
    const settle = (answer: Answer) => {
      clearTimeout(whole);
      clearTimeout(connecting);
      resolve(answer);
      asking.destroy();
    };
    asking.on('socket', (socket) => {
      socket.once('connect', () => {
        clearTimeout(connecting);
      });
    });
    asking.on('error', (error) => {
      settle(failure(error));
    });
    asking.on('response', (response) => {
      judge(response).then(settle, (error: unknown) => {
        settle(failure(error));
      });
    });
    asking.end();
  });
}

async function judge(response: IncomingMessage): Promise<Answer> {
  const { statusCode = 0 } = response;
  const { location } = response.headers;
  if (statusCode >= 300 && statusCode < 400 && location !== undefined)
    return fault('Redirected', hostOf(location));
  if (statusCode !== 200) return fault('BadStatus', String(statusCode));
  const body = await readBody(response);
  if (body === undefined) return fault('TooLarge', String(MOST_BODY_BYTES));
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return fault('NotJson');
  }
  const parsed = parseAgentInfo(value);
  return 'info' in parsed ? { kind: 'Info', info: parsed.info } : fault('BadShape', parsed.wrong);
}

/** Host of a redirect's target: the rest may differ from one answer to the next. */
function hostOf(location: string): string {
  return URL.parse(location)?.host ?? 'another path';
}

function failure(error: unknown): Answer {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ECONNREFUSED') return fault('ConnectionRefused');
  if (code === 'ETIMEDOUT') return fault('TimedOut');
  if (CONNECTION_LOST.includes(code)) return fault('ConnectionLost');
  if (code === 'HPE_HEADER_OVERFLOW') return fault('TooLarge', 'headers');
  // The parser of Node: what answers speaks another protocol than HTTP.
  if (code.startsWith('HPE_')) return fault('NotJson');
  return { kind: 'Inability', code: code === '' ? 'unknown' : code };
}

function fault(name: AgentFault, detail = ''): Answer {
  return { kind: 'Fault', fault: name, detail };
}
