import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { FileTree } from '../../../src/evidence/file-tree.ts';
import type { Known } from '../../../src/evidence/known.ts';
import type { RegistryOptions } from '../../../src/registry/registry-options.ts';
import { startFakeRegistry } from '../../fakes/registry.ts';
import type { FakeRegistry } from '../../fakes/registry.ts';
import { image, layer } from '../../fakes/test-image.ts';
import type { Content, TestFile } from '../../fakes/test-image.ts';
import { certificate, closeInspectors, never, testInspector } from '../inspector-fixture.ts';

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startFakeRegistry({ certificate });
});
afterEach(async () => {
  await closeInspectors();
  await registry.close();
});

interface Reading<T> {
  readonly layers: readonly Content[];
  readonly collect: (tree: FileTree) => Promise<T>;
  readonly keep?: (name: string) => number;
  readonly options?: RegistryOptions;
}

async function readTree<T>(reading: Reading<T>): Promise<Known<T> | undefined> {
  const { layers, collect, keep = () => 0, options = {} } = reading;
  registry.push('tool', '1.0', image({}, layers));
  const request = { image: `${registry.host}/tool:1.0`, platforms: ['linux/amd64'] };
  const known = await testInspector(options).readTree(
    { ...request, dockerConfigs: [], keep },
    collect,
    never,
  );
  return known['linux/amd64'];
}

const text = (path: string) => async (tree: FileTree) =>
  Buffer.from(await tree.read(path, 1024)).toString();
const fetches = (of: Content) => registry.requests.filter(({ url }) => url.endsWith(of.digest));
const link = (name: string, linkname: string): TestFile => ({ name, type: 'symlink', linkname });
const UNREADABLE = {
  known: false,
  reason: 'EvidenceUnreadable',
  message: expect.stringContaining('could not be read from'),
};

describe('readTree', () => {
  test('gives the merged layers, owners and kept contents', async () => {
    const lower = await layer([
      { name: 'etc/passwd', uid: 7, gid: 8, mode: 0o600, content: 'lower' },
      { name: 'gone', content: 'gone' },
    ]);
    const upper = await layer([
      { name: './etc/passwd', uid: 9, gid: 10, mode: 0o640, content: 'upper' },
      { name: '.wh.gone' },
    ]);
    const names: string[] = [];
    const known = await readTree({
      layers: [lower, upper],
      keep: (name) => {
        names.push(name);
        return 100;
      },
      collect: async (tree) => ({
        root: await tree.list('/', 10),
        node: await tree.look('/etc/passwd'),
        text: await text('/etc/passwd')(tree),
      }),
    });
    expect(known).toEqual({
      known: true,
      value: {
        root: ['etc'],
        node: { kind: 'File', mode: 0o640, uid: 9, gid: 10, size: 5, path: '/etc/passwd' },
        text: 'upper',
      },
    });
    expect(names).toEqual(['etc/passwd', 'gone', './etc/passwd', '.wh.gone']);
    expect(fetches(lower)).toHaveLength(1);
  });

  test('a link to a file that nobody foresaw: its layer alone is read once more', async () => {
    const lower = await layer([{ name: 'opt/x.yaml', content: 'name: x' }]);
    const upper = await layer([link('cubbi/image.yaml', '../opt/x.yaml')]);
    const known = await readTree({ layers: [lower, upper], collect: text('/cubbi/image.yaml') });
    expect(known).toEqual({ known: true, value: 'name: x' });
    expect(fetches(lower)).toHaveLength(2);
    expect(fetches(upper)).toHaveLength(1);
  });

  test('a hard link to a file that nobody foresaw', async () => {
    const one = await layer([
      { name: 'opt/x.yaml', content: 'name: x' },
      { name: 'image.yaml', type: 'link', linkname: 'opt/x.yaml' },
    ]);
    const keep = (name: string) => (name === 'image.yaml' ? 100 : 0);
    expect(await readTree({ layers: [one], keep, collect: text('/image.yaml') })).toEqual({
      known: true,
      value: 'name: x',
    });
  });

  const chain = ['a', 'b', 'c', 'd'].map((name) => ({ name, content: name }));
  const follow = (paths: readonly string[]) => async (tree: FileTree) => {
    const found: string[] = [];
    for (const path of paths) found.push(await text(path)(tree));
    return found.join('');
  };
  test('what is asked for only then is read too, twice', async () => {
    const one = await layer(chain);
    expect(await readTree({ layers: [one], collect: follow(['/a', '/b']) })).toEqual({
      known: true,
      value: 'ab',
    });
    expect(fetches(one)).toHaveLength(3);
  });

  test('and no more often', async () => {
    const one = await layer(chain);
    const known = await readTree({ layers: [one], collect: follow(['/a', '/b', '/c']) });
    expect(known).toEqual(UNREADABLE);
    expect(fetches(one)).toHaveLength(3);
  });

  test('what is gathered in spite of a missing content is completed', async () => {
    const one = await layer(chain);
    const collect = async (tree: FileTree) => {
      const found = await Promise.allSettled(['/a', '/b', '/none'].map((path) => text(path)(tree)));
      return found.map(({ status }) => status);
    };
    expect(await readTree({ layers: [one], collect })).toEqual({
      known: true,
      value: ['fulfilled', 'fulfilled', 'rejected'],
    });
  });

  test('junk under the names that are kept leaves room for what is asked for', async () => {
    const junk = await layer(
      Array.from({ length: 18 }, (_, file) => ({
        name: `junk/${file}`,
        content: Buffer.alloc(1024 * 1024),
      })),
    );
    const last = await layer([{ name: 'junk/last', content: 'last'.repeat(256 * 1024) }]);
    const keep = () => 1024 * 1024;
    expect(await readTree({ layers: [junk, last], keep, collect: text('/junk/last') })).toEqual({
      known: true,
      value: 'last'.repeat(256),
    });
    expect(fetches(last)).toHaveLength(2);
    expect(fetches(junk)).toHaveLength(1);
  });

  test('above the bound on what may be asked for nothing is told', async () => {
    const big = await layer([{ name: 'big', content: randomBytes(17 * 1024 * 1024) }]);
    const collect = async (tree: FileTree) => (await tree.read('/big', 17 * 1024 * 1024)).length;
    expect(await readTree({ layers: [big], collect })).toEqual(UNREADABLE);
    expect(fetches(big)).toHaveLength(1);
  });

  test('a file that is none is not told of', async () => {
    const one = await layer([{ name: 'folder', type: 'directory' }]);
    expect(await readTree({ layers: [one], collect: text('/folder') })).toEqual(UNREADABLE);
  });

  test('an error of the caller is the caller’s', async () => {
    const reading = readTree({
      layers: [await layer(chain)],
      collect: () => Promise.reject(new TypeError('bug')),
    });
    await expect(reading).rejects.toThrow('bug');
  });

  test.each([{ time: 1 }, { time: 2 }])(
    'a layer that is not what its digest says is broken, reading $time',
    async ({ time }) => {
      const right = await layer([{ name: 'a', content: 'right' }]);
      const wrong = await layer([{ name: 'a', content: 'wrong' }]);
      let readings = 0;
      registry.intercept = (seen, response) => {
        if (!seen.url.endsWith(right.digest) || ++readings < time) return false;
        response.writeHead(200).end(wrong.bytes);
        return true;
      };
      expect(await readTree({ layers: [right], collect: text('/a') })).toMatchObject({
        known: false,
        message: expect.stringContaining('does not match its digest'),
      });
      expect(readings).toBe(time);
    },
  );

  test.each<{ reason: string; layers: Partial<NonNullable<RegistryOptions['layers']>> }>([
    { reason: 'one layer', layers: { layerBytes: 50 } },
    { reason: 'all layers', layers: { totalBytes: 50 } },
    { reason: 'what it unpacks to', layers: { unpackedBytes: 1024 } },
    { reason: 'the number of entries', layers: { entries: 3 } },
    { reason: 'the names', layers: { nameBytes: 3 } },
  ])('above a bound nothing is told: $reason', async ({ layers }) => {
    const reading = { layers: [await layer(chain)], collect: text('/a'), options: { layers } };
    expect(await readTree(reading)).toMatchObject({
      known: false,
      reason: 'EvidenceUnreadable',
      message: expect.stringContaining('more than is read'),
    });
  });

  test.each<{ reason: string; end: (error: unknown) => string }>([
    {
      reason: 'by its failure',
      end: (error) => {
        throw error;
      },
    },
    { reason: 'also where it takes what it could get', end: () => 'in part' },
  ])('gathering ends with the time, $reason', async ({ end }) => {
    const collect = async (tree: FileTree): Promise<string> => {
      try {
        for (;;) await tree.list('/', 1);
      } catch (error) {
        return end(error);
      }
    };
    const options = { timeouts: { files: 300 } };
    expect(await readTree({ layers: [await layer(chain)], collect, options })).toMatchObject({
      known: false,
      reason: 'RegistryUnavailable',
    });
  });

  test('platforms that the image lacks, and images that are not there, are unknown', async () => {
    registry.push('tool', '1.0', image({}));
    const ask = (name: string) =>
      testInspector().readTree(
        {
          image: `${registry.host}/${name}`,
          platforms: ['linux/arm64'],
          dockerConfigs: [],
          keep: () => 0,
        },
        text('/a'),
        never,
      );
    const unknown = { 'linux/arm64': { known: false, reason: 'ImageBroken' } };
    expect(await ask('tool:1.0')).toMatchObject(unknown);
    expect(await ask('none:1.0')).toMatchObject(unknown);
  });
});
