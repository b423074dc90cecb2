import { describe, expect, test } from '@jest/globals';
import { readPluginFile } from '../../../../src/contract/cubbi/files/read-plugin-file.ts';
import type { InitFacts } from '../../../../src/contract/cubbi/init/init-facts.ts';
import type { MetadataFacts } from '../../../../src/contract/cubbi/metadata/metadata-facts.ts';
import type { FileTree } from '../../../../src/evidence/file-tree.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';

const NOTHING = { environment: [], forwarded: [], ports: undefined, persistentConfigs: [] };
const named = (name: string): MetadataFacts => ({
  state: 'Read',
  fields: { ...NOTHING, name },
  problems: [],
});
const initAt = (path: string): InitFacts => ({ state: 'Unfit', path, message: '' });

interface Given {
  readonly metadata?: MetadataFacts;
  readonly init?: InitFacts;
  readonly files?: readonly ImageFile[];
}

async function read(given: Given) {
  const { metadata = named('goose'), init = initAt('/cubbi/cubbi_init.py'), files = [] } = given;
  const asked: string[] = [];
  const tree = await layerTree([files]);
  const watched: FileTree = {
    ...tree,
    look: (path, end) => {
      asked.push(path);
      return tree.look(path, end);
    },
  };
  return { facts: await readPluginFile(watched, metadata, init), asked };
}

describe('readPluginFile', () => {
  test.each<{ reason: string; given: Given; want: object }>([
    {
      reason: 'beside the init script',
      given: { files: [{ path: 'cubbi/goose_plugin.py', content: 'x = 1' }] },
      want: { state: 'Read', path: '/cubbi/goose_plugin.py' },
    },
    {
      reason: 'wherever that is',
      given: {
        init: initAt('/cubbi_init.py'),
        files: [{ path: 'goose_plugin.py' }, { path: 'cubbi/goose_plugin.py/' }],
      },
      want: { state: 'Read', path: '/goose_plugin.py' },
    },
    {
      reason: 'where it would be, without one',
      given: { init: { state: 'Missing', legacy: [] } },
      want: { state: 'Missing', path: '/cubbi/goose_plugin.py' },
    },
    {
      reason: 'the name in lower case, without dashes',
      given: { metadata: named('My-Big-Tool') },
      want: { state: 'Missing', path: '/cubbi/my_big_tool_plugin.py' },
    },
    {
      reason: 'a directory',
      given: { files: [{ path: 'cubbi/goose_plugin.py/' }] },
      want: {
        state: 'Unreadable',
        path: '/cubbi/goose_plugin.py',
        message: '/cubbi/goose_plugin.py is a directory, not a regular file',
      },
    },
    {
      reason: 'larger than any plugin',
      given: { files: [{ path: 'cubbi/goose_plugin.py', content: new Uint8Array(262_145) }] },
      want: { state: 'Unreadable', message: '/cubbi/goose_plugin.py is larger than 256 KiB' },
    },
  ])('$reason', async ({ given, want }) => {
    expect((await read(given)).facts).toMatchObject(want);
  });

  test.each(['', '../tmp/x', '..', 'a/b', '/etc/x', 'a\\b', 'a\0b', 'a\nb'])(
    'the name %j leads nowhere',
    async (name) => {
      const files = [{ path: 'tmp/x_plugin.py' }, { path: 'etc/x_plugin.py' }];
      const { facts, asked } = await read({ metadata: named(name), files });
      expect(facts).toEqual({ state: 'NoName' });
      expect(asked).toEqual([]);
    },
  );

  test.each<MetadataFacts>([{ state: 'Missing' }, { state: 'Unfit', kind: 'TooLarge' }])(
    'metadata %j has no name',
    async (metadata) => {
      expect((await read({ metadata })).facts).toEqual({ state: 'NoName' });
    },
  );
});
