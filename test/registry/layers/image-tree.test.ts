import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createImageTree } from '../../../src/registry/layers/image-tree.ts';
import type { LayerEntry } from '../../../src/registry/layers/image-tree.ts';
import { cpuMs } from '../../cpu-ms.ts';

function file(name: string): LayerEntry {
  return { name, type: 'File', mode: 0o644, target: '' };
}
function directory(name: string): LayerEntry {
  return { name, type: 'Directory', mode: 0o755, target: '' };
}
function link(name: string, target: string): LayerEntry {
  return { name, type: 'Symlink', mode: 0o777, target };
}

function kindOf(layers: readonly (readonly LayerEntry[])[], path: string): string {
  const tree = createImageTree();
  layers.forEach((entries, index) => entries.forEach((entry) => tree.apply(entry, index + 1)));
  const fact = tree.fact(path);
  return fact.state === 'Present' ? fact.kind : 'Missing';
}

describe('createImageTree', () => {
  test('whiteouts that say the same again cost nothing', () => {
    const tree = createImageTree();
    for (let index = 0; index < 10_000; index += 1) tree.apply(file(`d/${index}`), 1);
    const work = cpuMs(() => {
      for (let index = 0; index < 10_000; index += 1) {
        tree.apply(file('d/.wh..wh..opq'), 1);
        tree.apply(file('.wh.d'), 1);
      }
    });
    expect(work).toBeLessThan(2_000);
    expect(tree.fact('/d/7')).toMatchObject({ state: 'Present' });
    tree.apply(file('d/.wh..wh..opq'), 2);
    expect(tree.fact('/d/7')).toEqual({ state: 'Missing' });
  });

  test.each<{ reason: string; layers: LayerEntry[][]; path: string; want: string }>([
    { reason: 'the root is there', layers: [], path: '/', want: 'Directory' },
    { reason: 'parents are implied', layers: [[file('a/b/c')]], path: '/a/b', want: 'Directory' },
    { reason: 'a file has no entries', layers: [[file('a')]], path: '/a/b', want: 'Missing' },
    { reason: 'dots and slashes', layers: [[file('./a//b')]], path: '//a/./b', want: 'File' },
    { reason: 'names stay inside', layers: [[file('../../a')]], path: '/a', want: 'File' },
    {
      reason: 'a relative link',
      layers: [[file('x/y/f'), link('x/l', 'y/../y/f')]],
      path: '/x/l',
      want: 'File',
    },
    {
      reason: 'an absolute link starts at the root of the image',
      layers: [[file('etc/f'), link('x/l', '/etc/f')]],
      path: '/x/l',
      want: 'File',
    },
    {
      reason: 'a link above the root stays at the root',
      layers: [[file('f'), link('x/l', '../../../../f')]],
      path: '/x/l',
      want: 'File',
    },
    {
      reason: 'dot-dot is taken where the links have led to',
      layers: [[file('a/f'), directory('a/b'), link('l', 'a/b'), link('m', 'l/../f')]],
      path: '/m',
      want: 'File',
    },
    { reason: 'a dangling link', layers: [[link('l', 'none')]], path: '/l', want: 'Missing' },
    {
      reason: 'a loop, which the kernel refuses too',
      layers: [[link('a', 'b'), link('b', 'a')]],
      path: '/a',
      want: 'Missing',
    },
    {
      reason: 'an entry below a link to a directory goes where the link leads',
      layers: [[directory('usr/bin'), link('bin', 'usr/bin')], [file('bin/f')]],
      path: '/usr/bin/f',
      want: 'File',
    },
    {
      reason: 'a directory replaces a link',
      layers: [
        [directory('usr/bin'), link('bin', 'usr/bin')],
        [directory('bin'), file('bin/f')],
      ],
      path: '/usr/bin/f',
      want: 'Missing',
    },
    {
      reason: 'a directory over a directory keeps its entries',
      layers: [[file('a/f')], [directory('a')]],
      path: '/a/f',
      want: 'File',
    },
    {
      reason: 'a file replaces a directory',
      layers: [[file('a/f')], [file('a')]],
      path: '/a/f',
      want: 'Missing',
    },
    {
      reason: 'a whiteout removes a file',
      layers: [[file('a/f')], [file('a/.wh.f')]],
      path: '/a/f',
      want: 'Missing',
    },
    {
      reason: 'a whiteout removes a directory with all below it',
      layers: [[file('a/b/f')], [file('.wh.a')]],
      path: '/a/b/f',
      want: 'Missing',
    },
    {
      reason: 'a whiteout leaves what its own layer brings, in either order',
      layers: [[file('f')], [file('f'), file('.wh.f')]],
      path: '/f',
      want: 'File',
    },
    {
      reason: 'an opaque directory hides what is below',
      layers: [[file('a/f')], [directory('a'), file('a/g'), file('a/.wh..wh..opq')]],
      path: '/a/f',
      want: 'Missing',
    },
    {
      reason: 'and keeps what its layer brings',
      layers: [[file('a/f')], [file('a/b/g'), file('a/.wh..wh..opq')]],
      path: '/a/b/g',
      want: 'File',
    },
    {
      reason: 'a whiteout is no file',
      layers: [[file('a/.wh.f')]],
      path: '/a/.wh.f',
      want: 'Missing',
    },
    {
      reason: 'names of JavaScript are names',
      layers: [[file('__proto__/constructor')]],
      path: '/__proto__/constructor',
      want: 'File',
    },
  ])('$path is $want: $reason', ({ layers, path, want }) => {
    expect(kindOf(layers, path)).toBe(want);
  });

  test('a hard link needs its target', () => {
    const tree = createImageTree();
    const hard: LayerEntry = { name: 'b', type: 'Hardlink', mode: 0, target: 'a' };
    expect(tree.apply(hard, 1)).toBe(false);
    tree.apply({ ...file('a'), content: { interpreter: '/bin/sh' } }, 1);
    expect(tree.apply(hard, 1)).toBe(true);
    expect(tree.fact('/b')).toEqual({
      state: 'Present',
      kind: 'File',
      mode: 0o644,
      interpreter: '/bin/sh',
    });
  });

  test('never throws, whatever the layers hold', () => {
    const name = fc.stringMatching(/^(\.\.|a|b|c|\.wh\.a|\.wh\.\.wh\.\.opq)(\/(\.\.|a|b|c)){0,4}$/);
    const entry = fc.record({
      name,
      target: name,
      mode: fc.constant(0o755),
      type: fc.constantFrom<LayerEntry['type']>(
        'File',
        'Directory',
        'Symlink',
        'Hardlink',
        'Other',
      ),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { maxLength: 20 }), { maxLength: 4 }),
        name,
        (layers, path) => {
          expect(kindOf(layers, path)).toMatch(/^(File|Directory|Other|Missing)$/);
        },
      ),
    );
  });
});
