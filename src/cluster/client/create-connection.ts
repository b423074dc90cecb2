import type { Agent } from 'node:http';
import type { Connection, ConnectionSource, Credentials } from './connection.ts';
import { createAgent } from './create-agent.ts';
import { targetOf } from './target-of.ts';

/** Tokens of service accounts are rotated in their file; exec plugins and files are asked again this often. */
const CREDENTIALS_MS = 10_000;

/**
 * Keeps the connections to an API server, and asks the source for credentials where the present ones are old or were refused.
 *
 * @param now milliseconds, for the age of the credentials
 */
export function createConnection(
  source: ConnectionSource,
  now: () => number = Date.now,
): Connection {
  const target = targetOf(source.server);
  let current: { readonly at: number; readonly value: Promise<Credentials> } | undefined;
  let agent: { readonly material: string; readonly agent: Agent } | undefined;
  let retired: Agent[] = [];
  let closed = false;

  async function load(): Promise<Credentials> {
    const { headers, tls, proxy } = await source.read();
    if (closed) throw new Error('The connection to the API server was closed');
    const material = JSON.stringify({ tls, proxy });
    if (agent?.material !== material) {
      retired = retired.filter(isUsed);
      if (agent !== undefined) retired.push(retire(agent.agent));
      agent = { material, agent: createAgent(target, tls, proxy) };
    }
    return { headers: Object.entries(headers).flat(), agent: agent.agent };
  }

  return {
    server: source.server.replace(/\/+$/, ''),
    target,
    credentials() {
      if (current === undefined || now() - current.at > CREDENTIALS_MS) {
        const value = load();
        current = { at: now(), value };
        value.catch(() => (current = undefined));
      }
      return current.value;
    },
    refresh: () => (current = undefined),
    close() {
      closed = true;
      current = undefined;
      agent?.agent.destroy();
      for (const each of retired) each.destroy();
    },
  };
}

/** Requests that are under way on the old connections end in peace; nothing new begins there. */
function retire(agent: Agent): Agent {
  agent.maxFreeSockets = 0;
  for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
  return agent;
}

function isUsed({ sockets }: Agent): boolean {
  return Object.values(sockets).some((each) => each !== undefined && each.length > 0);
}
