import type { BuildContext } from './build-context.ts';
import type { DebianPackage } from './debian-package.ts';

/** The packages of these names, in this order. */
export async function pickDebianPackages(
  context: BuildContext,
  names: readonly string[],
): Promise<readonly DebianPackage[]> {
  const offered = await context.debian();
  return names.map((name) => {
    const found = offered.find((item) => item.name === name);
    if (found === undefined) {
      throw new Error(`Add the Debian package ${name} to the list in debian-packages.ts`);
    }
    return found;
  });
}
