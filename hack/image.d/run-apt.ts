import { run } from './run.ts';

const ifMissing =
  'build the images on Debian or Ubuntu, or build the operator image with the Dockerfile';

/**
 * Runs apt-get and returns its standard output. It names packages by their SHA-256 digests, also where the lists have
 * longer ones (Ubuntu) or apt prefers MD5.
 *
 * @throws Error as {@link run} does
 */
export function runApt(args: readonly string[], cwd?: string): Promise<Buffer> {
  return run('apt-get', ['-o', 'Acquire::ForceHash=SHA256', ...args], {
    ifMissing,
    ...(cwd === undefined ? {} : { cwd }),
  });
}
