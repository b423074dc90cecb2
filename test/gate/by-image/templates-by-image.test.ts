import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TemplatesByImage } from '../../../src/gate/by-image/templates-by-image.ts';
import { IMAGE, statusOf } from '../template-object.ts';
import type { TemplateChanges } from '../template-object.ts';
import { entryOf, indexOf } from './by-image-cluster.ts';

const names = (index: TemplatesByImage, image = IMAGE) =>
  index
    .candidates('apps', image)
    .map(({ name }) => name)
    .sort();
const IMAGES = [IMAGE, 'registry.example/node', 'registry.example/go:1', 'x y'];
const UIDS = ['', 'u', 'v'];
/** All that an index can be asked in these tests. */
const found = (index: TemplatesByImage) => [
  ...IMAGES.map((image) => names(index, image)),
  ...UIDS.map((uid) => index.isValidationJob('apps', uid)),
];
const withJob = (name: string, jobUID: string): TemplateChanges => ({
  name,
  status: { ...statusOf('True'), lastValidation: { key: 'k', jobUID } },
});

describe('TemplatesByImage', () => {
  test('finds a template by its new image alone once that changed', () => {
    const index = indexOf([{ name: 'a' }]);
    index.changed(entryOf({ name: 'a', image: 'registry.example/go:1' }));
    expect([names(index), names(index, 'registry.example/go:1')]).toEqual([[], ['a']]);
  });

  test('knows an image by its tag, and by any digest', () => {
    const digest = `registry.example/node@sha256:${'0'.repeat(64)}`;
    const index = indexOf([
      { name: 'a' },
      { name: 'b', image: 'registry.example/node' },
      { name: 'c', image: digest },
      { name: 'd', image: 'registry.example/go:1.0' },
    ]);
    expect(names(index)).toEqual(['a']);
    expect(names(index, 'registry.example/node:latest')).toEqual(['b']);
    expect(names(index, digest)).toEqual(['a', 'b', 'c']);
  });

  test('an image that is no reference finds nothing, and nothing finds it', () => {
    const index = indexOf([{ name: 'a', image: 'no reference' }, { name: 'b' }]);
    expect([names(index, 'no reference'), names(index, '')]).toEqual([[], []]);
  });

  test('knows a Job while one template has recorded it', () => {
    const index = indexOf([withJob('a', 'u'), withJob('b', 'u')]);
    index.changed(entryOf(withJob('a', 'v')));
    const known = () => ['u', 'v', ''].filter((uid) => index.isValidationJob('apps', uid));
    expect(known()).toEqual(['u', 'v']);
    index.deleted(entryOf({ name: 'b' }));
    expect(known()).toEqual(['v']);
    expect(index.isValidationJob('else', 'v')).toBe(false);
  });

  test('has after any changes what an index that was never changed has', () => {
    const change = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      image: fc.constantFrom(...IMAGES),
      job: fc.constantFrom(...UIDS),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const index = new TemplatesByImage([]);
        const left = new Map<string, TemplateChanges>();
        for (const { name, image, job, gone } of changes) {
          const template = { ...withJob(name, job), image };
          if (gone) index.deleted(entryOf(template));
          else index.changed(entryOf(template));
          if (gone) left.delete(name);
          else left.set(name, template);
        }
        expect(found(index)).toEqual(found(indexOf([...left.values()])));
      }),
    );
  });
});
