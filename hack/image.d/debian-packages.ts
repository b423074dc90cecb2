import type { DebianPackage } from './debian-package.ts';
import { parsePrintedUris } from './parse-printed-uris.ts';
import { run } from './run.ts';

const ifMissing =
  'build the images on Debian or Ubuntu, or build the operator image with the Dockerfile';

/** All packages that a layer may take files from; they are asked for in one call, which takes most of a second. */
const names = ['busybox-static', 'ca-certificates', 'libc6', 'libgcc-s1', 'libstdc++6', 'tini'];

/**
 * Finds the versions that apt would install now. Where apt has no package lists yet, they are fetched first.
 *
 * @throws Error when a package is not offered by the machine's apt sources
 */
export async function debianPackages(
  log: (line: string) => void,
): Promise<readonly DebianPackage[]> {
  try {
    return await askApt();
  } catch {
    log('fetching the lists of Debian packages (apt-get update)');
    await run('apt-get', ['update', '-q'], { ifMissing });
    return askApt();
  }
}

async function askApt(): Promise<DebianPackage[]> {
  const output = await run('apt-get', ['download', '--print-uris', ...names], { ifMissing });
  const packages = parsePrintedUris(output.toString());
  const missing = names.filter((name) => !packages.some((item) => item.name === name));
  if (missing.length > 0) {
    throw new Error(
      `apt offers no package ${missing.join(', ')} with a SHA-256 digest: look into /etc/apt/sources.list`,
    );
  }
  return packages;
}
