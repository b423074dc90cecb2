import { describe, expect, test } from '@jest/globals';

import { contractImages } from '../../../hack/image.d/contract-images.ts';
import type { ImageDefinition } from '../../../hack/image.d/image-definition.ts';
import { images } from '../../../hack/image.d/images.ts';

function image(name: string): ImageDefinition {
  const found = contractImages.find((item) => item.name === name);
  if (found === undefined) {
    throw new Error(`There is no image ${name}`);
  }
  return found;
}

describe('images', () => {
  test('have names of their own that a registry accepts', () => {
    const names = images.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  test('run as a number that is not root, but for those that are about it and those that Cubbi starts as root', () => {
    const odd = images.filter(
      ({ config, name }) =>
        !name.startsWith('cubbi-') && !/^[1-9]\d*(:\d+)?$/.test(config.user ?? ''),
    );
    expect(odd.map(({ name }) => name)).toEqual(['runs-as-root', 'named-user']);
  });
});

describe('contract images', () => {
  test('the good one says all that the contract asks for', () => {
    expect(image('node-24-good').config).toEqual({
      user: '1000',
      workingDir: '/workspace',
      exposedPorts: [9000, 8080],
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin',
        VIBED_TEMPLATE_LANGUAGE: 'node',
        VIBED_RUNTIME_PROBE: 'node --version',
      },
      labels: { 'dev.vibed.template.language': 'node', 'dev.vibed.agent.contract': '1' },
      entrypoint: ['tini', '--', 'vibed-agent'],
    });
  });

  test.each([
    { name: 'missing-runtime', shared: false, reason: 'it must not have Node.js' },
    { name: 'true-probe', shared: false, reason: 'it must not have Node.js' },
    { name: 'lying-agent', shared: false, reason: 'it must not have Node.js' },
    { name: 'old-node', shared: false, reason: 'it must not have the real Node.js' },
    { name: 'wrong-language', shared: true, reason: 'only its words are wrong' },
    { name: 'crash-loop', shared: true, reason: 'only its agent is wrong' },
  ])('$name has the layer with Node.js: $shared, because $reason', ({ name, shared }) => {
    expect(image(name).layers.some(({ kind }) => kind === 'node')).toBe(shared);
  });

  test('differ from the good one in what they are about', () => {
    const good = image('node-24-good');
    const same = contractImages.filter(
      ({ layers, config, architecture, index }) =>
        JSON.stringify([layers, config, architecture, index]) ===
        JSON.stringify([good.layers, good.config, good.architecture, good.index]),
    );
    expect(same.map(({ name }) => name)).toEqual(['node-24-good']);
  });
});
