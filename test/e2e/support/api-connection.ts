import type { Connection, ConnectionSource } from '../../../src/cluster/client/connection.ts';
import { createConnection } from '../../../src/cluster/client/create-connection.ts';
import { connectionSource } from './connection-source.ts';

const shared = new Map<string, Promise<Connection>>();
let own: Promise<ConnectionSource> | undefined;

/**
 * The kept connections to the cluster of KUBECONFIG, which a file of tests shares. Those that nothing is sent on hold up no end, so nobody
 * closes them.
 *
 * @param as a user to be instead
 */
export function apiConnection(as?: string): Promise<Connection> {
  const found = shared.get(as ?? '');
  if (found !== undefined) return found;
  own ??= connectionSource();
  const made = own.then((source) =>
    createConnection(as === undefined ? source : impersonating(source, as)),
  );
  shared.set(as ?? '', made);
  return made;
}

function impersonating(source: ConnectionSource, user: string): ConnectionSource {
  return {
    server: source.server,
    read: async () => {
      const material = await source.read();
      return { ...material, headers: { ...material.headers, 'Impersonate-User': user } };
    },
  };
}
