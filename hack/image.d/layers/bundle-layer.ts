import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from '../build-context.ts';
import { bundle } from '../bundle.ts';
import type { LayerDefinition } from '../layer-definition.ts';
import type { LayerSource } from '../layer-source.ts';
import { once } from '../once.ts';
import { sha256 } from '../sha256.ts';
import { withStaging } from '../with-staging.ts';

/** A program of this project and all that it imports, as one file. */
export function bundleLayer(
  context: BuildContext,
  definition: Extract<LayerDefinition, { kind: 'bundle' }>,
): LayerSource {
  // Bundling takes a fraction of a second, so the result itself is the fingerprint.
  const content = once(() => bundled(context, definition.entry));
  return {
    fingerprint: async () => JSON.stringify([definition, sha256(await content())]),
    entries: async () => [
      { path: definition.path, mode: 0o644, type: 'file', content: await content() },
    ],
  };
}

function bundled(context: BuildContext, entry: string): Promise<Buffer> {
  return withStaging(context, async (folder) => {
    const output = join(folder, 'bundle.mjs');
    await bundle({ root: context.root, entry, output });
    return readFile(output);
  });
}
