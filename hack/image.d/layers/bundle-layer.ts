import { basename, dirname, join } from 'node:path';

import type { BuildContext } from '../build-context.ts';
import { bundle } from '../bundle.ts';
import type { LayerDefinition } from '../layer-definition.ts';
import type { LayerSource } from '../layer-source.ts';
import { once } from '../once.ts';
import { sha256 } from '../sha256.ts';

/** A program of this project and all that it imports, as its entry and chunks beside it. */
export function bundleLayer(
  context: BuildContext,
  definition: Extract<LayerDefinition, { kind: 'bundle' }>,
): LayerSource {
  // Bundling takes a fraction of a second, so the result itself is the fingerprint.
  const entries = once(async () => {
    const { entry, path } = definition;
    const files = await bundle({ root: context.root, entry, name: basename(path) });
    return files.map((file) => ({
      path: join(dirname(path), file.path),
      mode: 0o644,
      type: 'file' as const,
      content: Buffer.from(file.content),
    }));
  });
  return {
    fingerprint: async () => {
      const hashes = (await entries()).map(({ path, content }) => [path, sha256(content)]);
      return JSON.stringify([definition, hashes]);
    },
    entries,
  };
}
