import type { DebianPackage } from './debian-package.ts';
import { fetchDebianPackages } from './fetch-debian-packages.ts';
import type { AptSurroundings } from './fetch-debian-packages.ts';
import { parsePrintedUris } from './parse-printed-uris.ts';
import { runApt } from './run-apt.ts';

/** All packages that a layer may take files from: one call of apt takes most of a second, so it is asked for all. */
const names = [
  'busybox-static',
  'ca-certificates',
  'gosu',
  'libc6',
  'libgcc-s1',
  'libstdc++6',
  'tini',
];

/**
 * The packages that single files are taken from, in the versions that apt would install now.
 *
 * @throws Error when a package is not offered by the machine's apt sources
 */
export function debianPackages(context: AptSurroundings): Promise<readonly DebianPackage[]> {
  return fetchDebianPackages(context, offered);
}

async function offered(): Promise<readonly Omit<DebianPackage, 'path'>[]> {
  const output = await runApt(['download', '--print-uris', ...names]);
  const items = parsePrintedUris(output.toString());
  const lacking = names.filter((name) => !items.some((item) => item.name === name));
  if (lacking.length > 0) {
    throw new Error(
      `apt offers no package ${lacking.join(', ')} with a SHA-256 digest: look into /etc/apt/sources.list`,
    );
  }
  return items;
}
