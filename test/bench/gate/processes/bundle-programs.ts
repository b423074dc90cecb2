import { basename, dirname } from 'node:path';
import { bundle } from '../../../../hack/image.d/bundle.ts';
import { operatorImage } from '../../../../hack/image.d/operator-image.ts';
import { writeBundle } from '../../../../hack/image.d/write-bundle.ts';
import type { Operator } from '../bench.ts';
import { webhookContainer } from './webhook-container.ts';

const PROGRAMS = ['bare', 'express', 'informer', 'write-statuses'];

/**
 * Bundles the operator as its image has it, and the bench's own programs the same way: in FOLDER/app and FOLDER/programs/NAME.
 *
 * @returns how it is shipped
 */
export async function bundlePrograms(root: string, folder: string): Promise<Operator> {
  for (const program of PROGRAMS) {
    const entry = `test/bench/gate/programs/${program}.ts`;
    const files = await bundle({ root, entry, name: `${program}.mjs` });
    await writeBundle(files, `${folder}/programs/${program}`);
  }
  const layer = operatorImage.layers.find((each) => each.kind === 'bundle');
  if (layer === undefined) throw new Error("the operator's image has no bundle");
  const { entry, path } = layer;
  await writeBundle(await bundle({ root, entry, name: basename(path) }), `${folder}/app`);
  const here = (word: string) =>
    word.endsWith('/bin/node')
      ? process.execPath
      : word.replace(`${dirname(path)}/`, `${folder}/app/`);
  const { entrypoint = [], env = {} } = operatorImage.config;
  return {
    command: entrypoint.map(here),
    // What prepares the pod's surroundings finds its programs by the machine's PATH; Node.js itself looks for none.
    env: { ...env, PATH: process.env['PATH'] ?? '' },
    ...(await webhookContainer(root)),
  };
}
