import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { afterAll, describe, expect, test } from '@jest/globals';
import { extract } from 'tar-stream';

import type { LayerEntry } from '../../../hack/image.d/layer-entry.ts';
import { sha256 } from '../../../hack/image.d/sha256.ts';
import { writeTarLayer } from '../../../hack/image.d/tar-layer.ts';

const folder = mkdtempSync(join(tmpdir(), 'tar-layer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const entries: readonly LayerEntry[] = [
  { path: '/etc/vibed/entrypoint.sh', mode: 0o755, type: 'file', content: Buffer.from('echo\n') },
  { path: '/bin/sh', mode: 0o777, type: 'symlink', target: 'busybox' },
  { path: '/workspace', mode: 0o755, uid: 1000, type: 'directory' },
  { path: '/bin/busybox', mode: 0o755, type: 'file', content: Buffer.alloc(100_000, 'x') },
];

function headersOf(path: string): Promise<Record<string, unknown>[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>[]>();
  const found: Record<string, unknown>[] = [];
  const reader = extract();
  reader.on('entry', (header, stream, next) => {
    const { name, mode, uid, gid, mtime, type, linkname, uname, gname, size } = header;
    found.push({ name, mode, uid, gid, time: Number(mtime), type, linkname, uname, gname, size });
    stream.resume();
    stream.on('end', () => next());
  });
  reader.on('finish', () => resolve(found));
  reader.on('error', reject);
  reader.end(gunzipSync(readFileSync(path)));
  return promise;
}

describe('writeTarLayer', () => {
  test('makes the same bytes of the same entries, in whatever order they come', async () => {
    const first = join(folder, 'first');
    const second = join(folder, 'second');
    const blobs = [
      await writeTarLayer(entries, first),
      await writeTarLayer([...entries].reverse(), second),
    ];
    expect(blobs[0]).toEqual(blobs[1]);
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  });

  test('names the digests and the size of what it wrote', async () => {
    const path = join(folder, 'digests');
    const blob = await writeTarLayer(entries, path);
    const bytes = readFileSync(path);
    expect(blob).toEqual({
      digest: `sha256:${sha256(bytes)}`,
      size: bytes.length,
      diffId: `sha256:${sha256(gunzipSync(bytes))}`,
    });
  });

  test('keeps the uncompressed archive as it was in earlier versions of the writer', async () => {
    const blob = await writeTarLayer(entries, join(folder, 'golden'));
    expect(blob.diffId).toBe(
      'sha256:60cd14ebd915fcf9aece8f071e45bd3d55957b6d2a6abd96a35fcc9d8a7cc04b',
    );
  });

  test('writes sorted entries with their parents, and nothing of the machine', async () => {
    const path = join(folder, 'headers');
    await writeTarLayer(entries, path);
    const common = { uid: 0, gid: 0, time: 0, uname: '', gname: '', linkname: null, size: 0 };
    const directory = { ...common, mode: 0o755, type: 'directory' };
    expect(await headersOf(path)).toEqual([
      { ...directory, name: 'bin/' },
      { ...common, name: 'bin/busybox', mode: 0o755, type: 'file', size: 100_000 },
      { ...common, name: 'bin/sh', mode: 0o777, type: 'symlink', linkname: 'busybox' },
      { ...directory, name: 'etc/' },
      { ...directory, name: 'etc/vibed/' },
      { ...common, name: 'etc/vibed/entrypoint.sh', mode: 0o755, type: 'file', size: 5 },
      { ...directory, name: 'workspace/', uid: 1000, gid: 1000 },
    ]);
  });

  test('keeps a group of its own', async () => {
    const path = join(folder, 'group');
    const content = Buffer.from('');
    await writeTarLayer([{ path: '/shadow', mode: 0o640, gid: 42, type: 'file', content }], path);
    expect(await headersOf(path)).toMatchObject([{ name: 'shadow', uid: 0, gid: 42 }]);
  });

  test.each([
    { paths: ['bin/sh'], message: 'must begin with a slash', reason: 'relative to what?' },
    { paths: ['/bin/'], message: 'must not end with one', reason: 'it would be a second name' },
    { paths: ['/a', '/a'], message: 'has /a twice', reason: 'which of them would win?' },
  ])('refuses $paths: $reason', async ({ paths, message }) => {
    const bad = paths.map((path): LayerEntry => ({ path, mode: 0o755, type: 'directory' }));
    await expect(writeTarLayer(bad, join(folder, 'bad'))).rejects.toThrow(message);
  });
});
