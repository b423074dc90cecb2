import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { BuildContext } from '../../../hack/image.d/build-context.ts';
import { buildImage } from '../../../hack/image.d/build-image.ts';
import type { ImageDefinition } from '../../../hack/image.d/image-definition.ts';
import { sha256 } from '../../../hack/image.d/sha256.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-image-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function sample(text: string): ImageDefinition {
  return {
    name: 'sample',
    about: 'a sample',
    tag: '1.0',
    layers: [
      { kind: 'files', files: [{ path: '/etc/common', mode: 0o644, text: 'common' }] },
      {
        kind: 'files',
        files: [
          { path: '/etc/text', mode: 0o644, text },
          { path: '/etc/script', mode: 0o755, source: 'test/images/old-node.sh' },
          { path: '/tmp', mode: 0o1777, directory: true },
          { path: '/etc/link', symlink: 'text' },
        ],
      },
    ],
    config: { user: '1000' },
    architecture: 'amd64',
    index: true,
  };
}

function context(cache: string, log: string[]): BuildContext {
  return {
    root: '.',
    cache: join(folder, cache),
    debian: () => Promise.resolve([]),
    debianClosure: () => Promise.resolve([]),
    log: (line) => log.push(line),
  };
}

function contents(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((file) => [file.slice(path.length), sha256(readFileSync(file))]),
  );
}

describe('buildImage', () => {
  test('makes the same layout twice, without anything of the first build', async () => {
    const paths = [join(folder, 'one'), join(folder, 'two')];
    for (const [index, path] of paths.entries()) {
      await buildImage(context(`cache-${index}`, []), sample('a'), { path, made: new Map() });
    }
    const [one, two] = paths.map(contents);
    expect(one).toEqual(two);
    expect(Object.keys(one ?? {})).toHaveLength(7);
  });

  test('names every blob by its digest, and the top of the image in index.json', async () => {
    const path = join(folder, 'layout');
    const built = await buildImage(context('cache', []), sample('a'), { path, made: new Map() });
    const files = contents(path);
    const blobs = Object.entries(files).filter(([name]) => name.startsWith('/blobs/'));
    expect(blobs.map(([name]) => name)).toEqual(blobs.map(([, hash]) => `/blobs/sha256/${hash}`));
    const index = JSON.parse(readFileSync(join(path, 'index.json'), 'utf8')) as {
      manifests: unknown[];
    };
    expect(index.manifests).toEqual([
      {
        mediaType: 'application/vnd.oci.image.index.v1+json',
        digest: built.digest,
        size: readFileSync(join(path, 'blobs', built.digest.replace(':', '/'))).length,
        annotations: { 'org.opencontainers.image.ref.name': '1.0' },
      },
    ]);
    expect(readFileSync(join(path, 'oci-layout'), 'utf8')).toBe('{"imageLayoutVersion":"1.0.0"}');
  });

  test('makes a layer once, and again only when its content changed', async () => {
    const path = join(folder, 'layout');
    const logs: string[][] = [[], [], []];
    const texts = ['a', 'a', 'b'];
    for (const [index, text] of texts.entries()) {
      const log = logs[index] ?? [];
      await buildImage(context('cache', log), sample(text), { path, made: new Map() });
    }
    expect(logs).toEqual([
      ['making layer of 1 files', 'making layer of 4 files'],
      [],
      ['making layer of 4 files'],
    ]);
    expect(Object.keys(contents(path))).toHaveLength(7);
  });

  test('makes a blob again that somebody removed from the cache', async () => {
    const path = join(folder, 'layout');
    const first = await buildImage(context('cache', []), sample('a'), { path, made: new Map() });
    rmSync(join(folder, 'cache', 'blobs'), { recursive: true });
    rmSync(path, { recursive: true });
    const second = await buildImage(context('cache', []), sample('a'), { path, made: new Map() });
    expect(second).toEqual(first);
    expect(Object.keys(contents(path))).toHaveLength(7);
  });
});
