import { X509Certificate } from 'node:crypto';
import { duplexPair } from 'node:stream';
import { TLSSocket, connect } from 'node:tls';

/** A server's certificates and key, and what a client trusts and asks for, as PEM. */
export interface Handshake {
  readonly chain: string;
  readonly key: string;
  readonly bundle: string;
  readonly dnsName: string;
}

/** Whether a TLS client would talk to the server: one real handshake by OpenSSL, set up like Go's client, in memory. */
export async function accepts({ chain, key, bundle, dnsName }: Handshake): Promise<boolean> {
  const [near, far] = duplexPair();
  const server = new TLSSocket(far, { isServer: true, cert: chain, key });
  server.on('error', () => undefined);
  const client = connect({
    socket: near,
    ca: bundle,
    servername: dnsName,
    allowPartialTrustChain: true,
    checkServerIdentity: (_, { raw }) => {
      const names = { subject: 'never', partialWildcards: false } as const;
      const named = new X509Certificate(raw).checkHost(dnsName, names);
      return named === undefined ? new Error('another name') : undefined;
    },
  });
  return await new Promise((resolve) => {
    client.once('secureConnect', () => resolve(true));
    client.once('error', () => resolve(false));
  }).then((accepted) => {
    client.destroy();
    server.destroy();
    return accepted === true;
  });
}
