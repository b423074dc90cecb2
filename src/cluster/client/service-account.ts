import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionSource } from './connection.ts';

/**
 * The API server as a pod knows it: address from the environment, token and CA from the files of its service account, which are read anew
 * each time, because the kubelet rotates them.
 *
 * @param server URL
 * @param folder with the files `token` and `ca.crt`
 */
export function serviceAccount(server: string, folder: string): ConnectionSource {
  const text = (name: string): string => {
    const file = join(folder, name);
    const found = contentOf(file).trim();
    if (found !== '') return found;
    throw new Error(`${file} is empty; it comes with the service account's token volume`);
  };
  return {
    server,
    // eslint-disable-next-line @typescript-eslint/require-await -- what cannot be read is a rejection
    read: async () => ({
      headers: { Authorization: `Bearer ${text('token')}` },
      tls: { ca: text('ca.crt') },
    }),
  };
}

/** Two small files of a memory file system: sooner read than asked for. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(
      `The pod's service account cannot be used: ${message}; do not switch automountServiceAccountToken off`,
      { cause },
    );
  }
}
