import type { BuildContext } from '../build-context.ts';
import type { DebianPackage } from '../debian-package.ts';
import type { LayerDefinition } from '../layer-definition.ts';
import type { LayerEntry } from '../layer-entry.ts';
import type { LayerSource } from '../layer-source.ts';
import { pickDebianPackages } from '../pick-debian-packages.ts';
import { readDebianPackage } from '../read-debian-package.ts';

/** Files of Debian packages, in the versions that apt would install now. */
export function debianLayer(
  context: BuildContext,
  definition: Extract<LayerDefinition, { kind: 'debian' }>,
): LayerSource {
  const packages = (): Promise<readonly DebianPackage[]> =>
    pickDebianPackages(context, definition.packages);
  return {
    fingerprint: async () =>
      JSON.stringify([definition, (await packages()).map(({ sha256 }) => sha256)]),
    entries: async () => takeFiles(await packages(), definition.files),
  };
}

async function takeFiles(
  packages: readonly DebianPackage[],
  files: Readonly<Record<string, string>>,
): Promise<LayerEntry[]> {
  const found = new Map<string, Buffer>();
  for (const item of packages) {
    for (const [path, content] of await readDebianPackage(item, Object.values(files))) {
      found.set(path, content);
    }
  }
  return Object.entries(files).map(([path, from]) => {
    const content = found.get(from);
    if (content === undefined) {
      const names = packages.map(({ file }) => file).join(', ');
      throw new Error(`None of the Debian packages ${names} has a file ${from}`);
    }
    return { path, mode: 0o755, type: 'file', content };
  });
}
