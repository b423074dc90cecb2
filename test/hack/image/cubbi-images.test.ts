import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import type { BuildContext } from '../../../hack/image.d/build-context.ts';
import { cubbiImages } from '../../../hack/image.d/cubbi-images.ts';
import type { ImageDefinition } from '../../../hack/image.d/image-definition.ts';
import type { LayerEntry } from '../../../hack/image.d/layer-entry.ts';
import { filesLayer } from '../../../hack/image.d/layers/files-layer.ts';

const context: BuildContext = {
  root: '.',
  cache: '',
  debian: () => Promise.resolve([]),
  debianClosure: () => Promise.resolve([]),
  log: () => undefined,
};
const good = ['cubbi-good-env', 'cubbi-good-config'];

function image(name: string): ImageDefinition {
  const found = cubbiImages.find((item) => item.name === name);
  if (found === undefined) {
    throw new Error(`There is no image ${name}`);
  }
  return found;
}

/** What the project itself puts into an image. */
async function entriesOf({ layers }: ImageDefinition): Promise<LayerEntry[]> {
  const entries: LayerEntry[] = [];
  for (const layer of layers) {
    if (layer.kind === 'files') {
      entries.push(...(await filesLayer(context, layer.files).entries()));
    }
  }
  return entries;
}

async function textOf(name: string, path: string): Promise<string> {
  const entry = (await entriesOf(image(name))).findLast((item) => item.path === path);
  if (entry?.type !== 'file') {
    throw new Error(`${name} has no file ${path}`);
  }
  return entry.content.toString();
}

describe('the good Cubbi images', () => {
  test.each(good)('%s starts its init as root', (name) => {
    expect(image(name).config).toEqual({
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
      workingDir: '/app',
      entrypoint: ['/cubbi/cubbi_init.py'],
      cmd: ['tail', '-f', '/dev/null'],
    });
  });

  test.each(good)('%s has scripts, plugin and metadata in /cubbi', async (name) => {
    const files = await entriesOf(image(name));
    expect(
      files
        .filter(({ path }) => path.startsWith('/cubbi/'))
        .map(({ path, mode }) => `${path} ${mode.toString(8)}`),
    ).toEqual([
      '/cubbi/init-status.sh 755',
      '/cubbi/cubbi_init.py 755',
      '/cubbi/demo_plugin.py 644',
      '/cubbi/cubbi_image.yaml 644',
    ]);
  });

  test.each([
    { name: 'env', signs: ['environment.get("CUBBI_USER_ID"'] },
    { name: 'config', signs: ['Path("/cubbi/config.yaml")', '"PLUGIN_CLASS"'] },
  ])('an init of the revision $name shows the signs of it alone', ({ name, signs }) => {
    const other = name === 'env' ? 'config' : 'env';
    const [own, foreign] = [name, other].map((folder) =>
      readFileSync(`test/images/cubbi/${folder}/cubbi_init.py`, 'utf8'),
    );
    expect(signs.filter((sign) => own?.includes(sign) !== true)).toEqual([]);
    expect(signs.filter((sign) => foreign?.includes(sign) !== false)).toEqual([]);
  });
});

describe('Cubbi images', () => {
  test('have names of their own with the prefix', () => {
    expect(cubbiImages.filter(({ name }) => !/^cubbi-[a-z0-9-]+$/.test(name))).toEqual([]);
  });

  test('share the layer with the userland', () => {
    const userlands = cubbiImages.map(({ layers }) => JSON.stringify(layers[0]));
    expect(new Set(userlands).size).toBe(1);
  });

  test.each(cubbiImages)('$name: its differences fit the sources', async (definition) => {
    await expect(entriesOf(definition)).resolves.not.toHaveLength(0);
  });

  test('differ from each other in more than their names', async () => {
    const names = new Map<string, string[]>();
    for (const { name, layers, config, others } of cubbiImages) {
      const entries = (await entriesOf(image(name))).map((entry) =>
        entry.type === 'file' ? { ...entry, content: entry.content.toString() } : entry,
      );
      const facts = [
        layers.map(({ kind }) => kind),
        entries,
        config,
        others?.map((other) => other.config),
      ];
      // The metadata names the image.
      const text = JSON.stringify(facts).replaceAll(`${name}:`, 'NAME:');
      names.set(text, [...(names.get(text) ?? []), name]);
    }
    expect([...names.values()].filter(({ length }) => length > 1)).toEqual([]);
  });

  test('of several platforms are one index', () => {
    const { index, architecture, config, others } = image('cubbi-multi-arch-one-bad');
    expect({ index, architecture, config }).toEqual({
      index: true,
      architecture: 'amd64',
      config: image('cubbi-good-config').config,
    });
    expect(others?.map((other) => [other.architecture, other.config.user])).toEqual([
      ['arm64', '1000'],
    ]);
  });

  test('name themselves in their metadata', async () => {
    expect(await textOf('cubbi-dup-key', '/cubbi/cubbi_image.yaml')).toContain(
      '/cubbi-dup-key:1.0',
    );
  });
});
