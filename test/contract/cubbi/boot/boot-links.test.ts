import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bootLinks } from '../../../../src/contract/cubbi/boot/boot-links.ts';
import { BOOT_VALUES } from '../../../../src/contract/cubbi/boot/boot-values.ts';
import type { MetadataFacts } from '../../../../src/contract/cubbi/metadata/metadata-facts.ts';

const OURS = { ...BOOT_VALUES.link, type: 'directory' };

function metadata(
  persistentConfigs: { source: string; target: string; type: string }[],
): MetadataFacts {
  const fields = { environment: [], forwarded: [], ports: undefined, persistentConfigs };
  return { state: 'Read', fields, problems: [] };
}

describe('bootLinks', () => {
  test('are our own alone where the image has no metadata', () => {
    expect(bootLinks(undefined)).toEqual([OURS]);
    expect(bootLinks({ state: 'Missing' })).toEqual([OURS]);
  });

  test('are those of the metadata as well', () => {
    const link = { source: '/app/.goose', target: '/cubbi-config/goose-app', type: 'directory' };
    expect(bootLinks(metadata([link]))).toEqual([OURS, link]);
  });

  test.each([
    ['a path that a shell could misread', '/app/$(id)', '/cubbi-config/x'],
    ['a line break', '/app/a\nb', '/cubbi-config/x'],
    ['a way up', '/app/../etc', '/cubbi-config/x'],
    ['a target outside of the volume', '/app/x', '/etc'],
    ['what init makes itself', '/home/cubbi', '/cubbi-config/x'],
    ['the same source again', '/app/.validator', '/cubbi-config/x'],
    ['no path', 'app', '/cubbi-config/x'],
    ['the root', '/', '/cubbi-config/x'],
  ])('are without %s', (_, source, target) => {
    expect(bootLinks(metadata([{ source, target, type: 'directory' }]))).toEqual([OURS]);
  });

  test('are sixteen at most, of plain characters', () => {
    const path = fc.string({ unit: fc.constantFrom('/', 'a', '.', '$', '\n', ' '), maxLength: 12 });
    const entry = fc.record({ source: path, target: path.map((end) => `/cubbi-config${end}`) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const links = bootLinks(metadata(entries.map((each) => ({ ...each, type: 'x' }))));
        expect(links.length).toBeLessThanOrEqual(16);
        for (const { source, target } of links) expect(source + target).toMatch(/^[/a-z.-]+$/);
      }),
    );
  });
});
