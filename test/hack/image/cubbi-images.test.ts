import { describe, expect, test } from '@jest/globals';

import { cubbiImages } from '../../../hack/image.d/cubbi-images.ts';
import type { ImageDefinition } from '../../../hack/image.d/image-definition.ts';

function image(name: string): ImageDefinition {
  const found = cubbiImages.find((item) => item.name === name);
  if (found === undefined) {
    throw new Error(`There is no image ${name}`);
  }
  return found;
}

function paths(name: string): string[] {
  return image(name).layers.flatMap((layer) =>
    layer.kind === 'files' ? layer.files.map(({ path }) => path) : [],
  );
}

describe('Cubbi images', () => {
  test.each(['cubbi-good-env', 'cubbi-good-config'])(
    '%s has all that the contract asks for',
    (name) => {
      expect(image(name).config).toEqual({
        env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
        workingDir: '/app',
        entrypoint: ['/cubbi/cubbi_init.py'],
        cmd: ['tail', '-f', '/dev/null'],
      });
      expect(paths(name).filter((path) => path.startsWith('/cubbi/'))).toEqual([
        '/cubbi/init-status.sh',
        '/cubbi/cubbi_init.py',
        '/cubbi/demo_plugin.py',
        '/cubbi/cubbi_image.yaml',
      ]);
    },
  );

  test('share the layer with the userland', () => {
    const userlands = cubbiImages.map(({ layers }) => JSON.stringify(layers[0]));
    expect(new Set(userlands).size).toBe(1);
  });
});
