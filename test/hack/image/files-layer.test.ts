import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { BuildContext } from '../../../hack/image.d/build-context.ts';
import type { Edits } from '../../../hack/image.d/layer-definition.ts';
import type { LayerEntry } from '../../../hack/image.d/layer-entry.ts';
import { filesLayer } from '../../../hack/image.d/layers/files-layer.ts';

const root = mkdtempSync(join(tmpdir(), 'files-layer-'));
beforeAll(() => writeFileSync(join(root, 'script'), 'one two two three\n'));
afterAll(() => rmSync(root, { recursive: true }));

const context: BuildContext = {
  root,
  cache: '',
  debian: () => Promise.resolve([]),
  debianClosure: () => Promise.resolve([]),
  log: () => undefined,
};

function layerOf(edits?: Edits): Promise<readonly LayerEntry[]> {
  const common = { path: '/script', mode: 0o640, gid: 42, source: 'script' };
  return filesLayer(context, [edits === undefined ? common : { ...common, edits }]).entries();
}

describe('filesLayer', () => {
  test.each([
    { edits: undefined, want: 'one two two three\n', reason: 'as it is' },
    { edits: {}, want: 'one two two three\n', reason: 'nothing differs' },
    { edits: { one: '1', three: '3$&' }, want: '1 two two 3$&\n', reason: 'two differences' },
  ])('reads a source: $reason', async ({ edits, want }) => {
    expect(await layerOf(edits)).toEqual([
      { path: '/script', mode: 0o640, gid: 42, type: 'file', content: Buffer.from(want) },
    ]);
  });

  test.each([
    { edits: { four: '4' }, message: 'script has 0 times, not once: four', reason: 'a stale edit' },
    { edits: { two: '2' }, message: 'script has 2 times, not once: two', reason: 'which one?' },
  ])('refuses $reason', async ({ edits, message }) => {
    await expect(layerOf(edits)).rejects.toThrow(message);
  });
});
