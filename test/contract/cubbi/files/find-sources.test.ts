import { describe, expect, test } from '@jest/globals';
import { findSources } from '../../../../src/contract/cubbi/files/find-sources.ts';
import type { MetadataFacts } from '../../../../src/contract/cubbi/metadata/metadata-facts.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';

const SOURCE = '/app/.tool';
const metadata = (...sources: string[]): MetadataFacts => ({
  state: 'Read',
  fields: {
    environment: [],
    forwarded: [],
    ports: undefined,
    persistentConfigs: sources.map((source) => ({ source, target: '/t', type: 'directory' })),
  },
  problems: [],
});

describe('findSources', () => {
  test.each<{ reason: string; files: ImageFile[]; want: object[] }>([
    { reason: 'nothing', files: [], want: [] },
    {
      reason: 'an empty folder',
      files: [{ path: 'app/.tool/' }],
      want: [{ kind: 'Directory', empty: true }],
    },
    {
      reason: 'a folder',
      files: [{ path: 'app/.tool/x' }],
      want: [{ kind: 'Directory', empty: false }],
    },
    {
      reason: 'an empty file',
      files: [{ path: 'app/.tool' }],
      want: [{ kind: 'File', empty: true }],
    },
    {
      reason: 'a file',
      files: [{ path: 'app/.tool', content: 'x' }],
      want: [{ kind: 'File', empty: false }],
    },
    {
      reason: 'a pipe',
      files: [{ path: 'app/.tool', pipe: true }],
      want: [{ kind: 'Other', empty: false }],
    },
    {
      reason: 'a link, which init replaces',
      files: [{ path: 'app/.tool', link: '/etc' }, { path: 'etc/x' }],
      want: [],
    },
    {
      reason: 'through a link to its folder',
      files: [{ path: 'app', link: 'srv' }, { path: 'srv/.tool/x' }],
      want: [{ kind: 'Directory', empty: false, path: SOURCE }],
    },
  ])('$reason', async ({ files, want }) => {
    expect(await findSources(await layerTree([files]), metadata(SOURCE))).toMatchObject(want);
  });

  test('a source that is named twice is told once', async () => {
    const tree = await layerTree([[{ path: 'app/.tool' }, { path: 'b' }]]);
    const found = await findSources(tree, metadata(SOURCE, '/b', SOURCE));
    expect(found.map(({ path }) => path)).toEqual([SOURCE, '/b']);
  });

  test('sources that no file can have', async () => {
    const tree = await layerTree([[{ path: 'app/.tool' }]]);
    expect(await findSources(tree, metadata('/a\0b', '/../..', '//', '/x/../..'))).toMatchObject([
      { path: '/../..', kind: 'Directory' },
      { path: '//', kind: 'Directory' },
    ]);
  });

  test('without metadata there are none', async () => {
    expect(await findSources(await layerTree([]), { state: 'Missing' })).toEqual([]);
  });
});
