import { describe, expect, test } from '@jest/globals';
import { collectCubbiFiles } from '../../../../src/contract/cubbi/files/collect-cubbi-files.ts';
import type { CubbiFiles } from '../../../../src/contract/cubbi/files/cubbi-files.ts';
import { fitFacts } from '../../../../src/contract/cubbi/files/fit-facts.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';
import { CUBBI_IMAGE } from './image-of-cubbi.ts';

const MOST = 256 * 1024;
const LONG = '"'.repeat(200);

async function collect(...files: ImageFile[]): Promise<CubbiFiles> {
  return collectCubbiFiles(await layerTree([CUBBI_IMAGE, files]), () => '0'.repeat(64));
}
function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
function bytesOf(facts: CubbiFiles): number {
  return Buffer.byteLength(JSON.stringify(facts));
}

describe('fitFacts', () => {
  test('leaves ordinary facts as they are', async () => {
    const facts = await collect();
    expect(fitFacts(facts)).toBe(facts);
    expect(bytesOf(facts)).toBeLessThan(16 * 1024);
  });

  test('cuts lists and texts that readers did not bound, and says so', async () => {
    const facts = await collect();
    const problem = { rule: 'Schema', line: 1, column: 1, pointer: LONG, message: LONG } as const;
    const { metadata } = facts;
    if (metadata.state !== 'Read') throw new Error('expected metadata');
    const fat: CubbiFiles = {
      ...facts,
      metadata: {
        ...metadata,
        problems: many(64, () => ({ ...problem, pointer: LONG.repeat(9) })),
      },
      plugin: { state: 'Unreadable', path: LONG, message: LONG.repeat(2_000) },
      setuid: many(5_000, () => LONG),
    };
    const fitted = fitFacts(fat);
    expect(fitted.whole).toBe(false);
    expect(bytesOf(fitted)).toBeLessThanOrEqual(MOST);
    expect(fitted.metadata.state === 'Read' && fitted.metadata.fields).toEqual(metadata.fields);
    expect(fitted.setuid).toEqual(many(64, () => LONG));
  });

  test('an image that fills every list with the longest texts', async () => {
    const quoted = '"'.repeat(240);
    const items = many(
      64,
      (index) =>
        `  - {source: '/app/s${index}${quoted}', target: '/cubbi-config/${index}${quoted}', type: '${quoted}', x: 1}`,
    );
    const names = many(64, (index) => `  - {name: 'A${index}${quoted}', description: x}`);
    const facts = await collect(
      {
        path: 'cubbi/cubbi_image.yaml',
        content: ['name: goose', 'persistent_configs:', ...items, 'environment:', ...names].join(
          '\n',
        ),
      },
      {
        path: 'etc/passwd',
        content: many(500, (index) => `u${index}${LONG}:x:${index}:1::/${LONG}:\n`).join(''),
      },
      {
        path: 'etc/group',
        content: many(500, (index) => `g${index}:x:${index}:${`${LONG},`.repeat(2)}\n`).join(''),
      },
      ...many(100, (index) => ({ path: `usr/bin/${index}${LONG}`, mode: 0o4755, owner: 0 })),
      ...many(100, (index) => ({ path: `opt/${index}/bin/python3`, mode: 0o755 })),
      ...many(100, (index) => ({
        path: `root/${index}${LONG}`,
        content: '-----BEGIN PRIVATE KEY-----',
      })),
      ...many(100, (index) => ({ path: `cubbi/${index}${LONG}.py` })),
      ...many(100, (index) => ({
        path: `etc/sudoers.d/${index}`,
        content: 'cubbi ALL=NOPASSWD:ALL',
      })),
      ...many(64, (index) => ({ path: `app/s${index}${quoted}` })),
    );
    expect(bytesOf(facts)).toBeLessThanOrEqual(MOST);
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    expect(facts.setuid.length).toBeGreaterThan(0);
    expect(facts.secrets.length).toBeGreaterThan(0);
    expect(facts.programs.python3).toHaveLength(8);
  });
});
