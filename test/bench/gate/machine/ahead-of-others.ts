import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const REAL_TIME = ['chrt', '--fifo', '1'];

/**
 * How a command is started that must not wait for others on its core. Its niceness alone does not do: measured beside an API server that lists 100,000
 * objects, one of a hundred requests was sent more than 1 ms late, and 0.08 ms in real time.
 */
export async function aheadOfOthers(): Promise<readonly string[]> {
  const [program = '', ...args] = REAL_TIME;
  // Containers may have no right to it.
  return promisify(execFile)(program, [...args, 'true']).then(
    () => REAL_TIME,
    () => ['nice', '-n', '-20'],
  );
}
