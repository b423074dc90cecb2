import type { AgentOptions } from 'node:http';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Target, TlsMaterial } from './connection.ts';

/**
 * A free connection is closed after this time. The API server does so after 90 s, and balancers before it after as little as 35 s: whoever
 * sends on a connection that is being closed cannot know whether the request arrived.
 */
const FREE_MS = 30_000;
/** As in client-go: balancers and firewalls forget connections that are silent for longer. */
const PROBE_MS = 30_000;
/** Far above what workers (64) and watches (of 256 Secrets) need at once: only a bug reaches it. */
const MOST = 512;

/**
 * Keeps connections to one server, through an HTTP proxy where there is one.
 *
 * @throws where a client's certificate or key is none
 */
export function createAgent(
  { secure, host }: Target,
  tls: TlsMaterial,
  proxy: string | undefined,
): HttpAgent | HttpsAgent {
  const options: AgentOptions = {
    keepAlive: true,
    keepAliveMsecs: PROBE_MS,
    timeout: FREE_MS,
    maxSockets: MOST,
    ...(proxy === undefined ? {} : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } }),
  };
  const agent = secure
    ? new HttpsAgent({ ...options, ...tlsOptions(tls, host) })
    : new HttpAgent(options);
  // All connections are alike. Node.js would put a key together for each request, certificates and all.
  agent.getName = () => 'api';
  return agent;
}

/** The certificates are read once, not for each connection. */
function tlsOptions({ rejectUnauthorized, servername, ...material }: TlsMaterial, host: string) {
  return {
    secureContext: createSecureContext(material),
    // An address is no name (RFC 6066, 3); it is checked against the certificate all the same.
    servername: servername ?? (isIP(host) === 0 ? host : ''),
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
  };
}
