import type { DebianPackage } from './debian-package.ts';
import { fetchDebianPackages } from './fetch-debian-packages.ts';
import type { AptSurroundings } from './fetch-debian-packages.ts';
import { parsePrintedUris } from './parse-printed-uris.ts';
import { runApt } from './run-apt.ts';
import { withStaging } from './with-staging.ts';

/** What only the installation of packages needs: their scripts do not run, so nothing of it is missed. */
const installers = /^(?:debconf|cdebconf|dpkg|gcc-\d+-base|perl-base|tar)$/;

/** As if nothing was installed on this machine: what is installed on it must not be missing in the image. */
const nothingInstalled = ['-o', 'Dir::State::status=/dev/null'];

/**
 * Packages with all that they depend on, in the versions that apt would install now. Recommended packages are left
 * out, and so are those that only an installation needs.
 *
 * @throws Error when apt knows no way to install them
 */
export function debianClosure(
  context: AptSurroundings,
  names: readonly string[],
): Promise<readonly DebianPackage[]> {
  return fetchDebianPackages(context, () => offered(context, names), nothingInstalled);
}

function offered(
  context: AptSurroundings,
  names: readonly string[],
): Promise<readonly Omit<DebianPackage, 'path'>[]> {
  return withStaging(context, async (folder) => {
    // With a cache of its own apt names packages that the machine's cache has too, and leaves that cache as it is.
    const output = await runApt([
      ...[...nothingInstalled, '-o', `Dir::Cache=${folder}`, '-qq', '--print-uris'],
      ...['install', '--no-install-recommends', ...names],
    ]);
    const items = parsePrintedUris(output.toString());
    const lacking = names.filter((name) => !items.some((item) => item.name === name));
    if (lacking.length > 0) {
      throw new Error(`apt gives no SHA-256 digest of ${lacking.join(', ')}`);
    }
    return items.filter(({ name }) => !installers.test(name));
  });
}
