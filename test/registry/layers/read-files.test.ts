import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { FileFact, FileFacts } from '../../../src/evidence/image-evidence.ts';
import type { Known } from '../../../src/evidence/known.ts';
import type { RegistryOptions } from '../../../src/registry/registry-options.ts';
import { elfHeader } from '../../evidence/elf-header.ts';
import { startFakeRegistry } from '../../fakes/registry.ts';
import type { FakeRegistry } from '../../fakes/registry.ts';
import { content, image, layer } from '../../fakes/test-image.ts';
import type { Content } from '../../fakes/test-image.ts';
import { certificate, closeInspectors, never, testInspector } from '../inspector-fixture.ts';

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startFakeRegistry({ certificate });
});
afterEach(async () => {
  await closeInspectors();
  await registry.close();
});

const missing: FileFact = { state: 'Missing' };
const agent: FileFact = {
  state: 'Present',
  kind: 'File',
  mode: 0o755,
  elf: { architecture: 'amd64', static: true },
};

async function read(
  layers: readonly Content[],
  paths: readonly string[],
  options: RegistryOptions = {},
): Promise<Known<FileFacts> | undefined> {
  registry.push('node', '1.0', image({}, layers));
  const request = {
    image: `${registry.host}/node:1.0`,
    platforms: ['linux/amd64'],
    dockerConfigs: [],
    paths,
  };
  return (await testInspector(options).readFiles(request, never))['linux/amd64'];
}

const files = [
  { name: 'usr/', type: 'directory' as const, mode: 0o755 },
  { name: 'usr/local/bin/vibed-agent', mode: 0o755, content: elfHeader() },
  { name: './etc/vibed/entrypoint.sh', mode: 0o750, content: '#!/bin/sh -e\nexec "$@"\n' },
  { name: 'bin', type: 'symlink' as const, linkname: 'usr/bin' },
  { name: 'usr/bin/dash', mode: 0o755, content: elfHeader({ types: [3] }) },
  { name: 'usr/bin/sh', type: 'symlink' as const, linkname: '/bin/dash' },
  { name: 'usr/bin/tini', type: 'link' as const, linkname: 'usr/bin/dash' },
  { name: 'big', mode: 0o644, content: randomBytes(300_000) },
  { name: 'dev/null', type: 'character-device' as const, mode: 0o666 },
];
const dash: FileFact = { ...agent, elf: { architecture: 'amd64', static: false } };

describe('readFiles', () => {
  test.each(['gzip', 'zstd', 'none'] as const)('reads a layer with %s', async (compression) => {
    const facts = await read(
      [await layer(files, compression)],
      [
        '/usr/local/bin/vibed-agent',
        '/etc/vibed/entrypoint.sh',
        '/bin/sh',
        '/usr/bin/tini',
        '/big',
        '/usr',
        '/dev/null',
        '/no',
      ],
    );
    const known = (value: FileFact): Known<FileFact> => ({ known: true, value });
    expect(facts).toEqual({
      known: true,
      value: {
        '/usr/local/bin/vibed-agent': known(agent),
        '/etc/vibed/entrypoint.sh': known({
          state: 'Present',
          kind: 'File',
          mode: 0o750,
          interpreter: '/bin/sh',
        }),
        '/bin/sh': known(dash),
        '/usr/bin/tini': known(dash),
        '/big': known({ state: 'Present', kind: 'File', mode: 0o644 }),
        '/usr': known({ state: 'Present', kind: 'Directory', mode: 0o755 }),
        '/dev/null': known({ state: 'Present', kind: 'Other', mode: 0o666 }),
        '/no': known(missing),
      },
    });
  });

  test('a higher layer changes and removes', async () => {
    const lower = await layer(files);
    const upper = await layer([
      { name: 'bin/.wh.sh' },
      { name: 'usr/local/bin/vibed-agent', mode: 0o644, content: 'no program' },
    ]);
    const facts = await read([lower, upper], ['/bin/sh', '/usr/local/bin/vibed-agent']);
    expect(facts).toEqual({
      known: true,
      value: {
        '/bin/sh': { known: true, value: missing },
        '/usr/local/bin/vibed-agent': {
          known: true,
          value: { state: 'Present', kind: 'File', mode: 0o644 },
        },
      },
    });
  });

  test('archives in several compressed pieces are read to the end', async () => {
    const plain = await layer(files, 'none');
    const half = Math.floor(plain.bytes.length / 2);
    const pieces = [plain.bytes.subarray(0, half), plain.bytes.subarray(half)];
    const type = 'application/vnd.oci.image.layer.v1.tar';
    const skippable = Buffer.from('502a4d1803000000616263', 'hex');
    const gzip = content(`${type}+gzip`, Buffer.concat(pieces.map((piece) => gzipSync(piece))));
    const zstd = content(
      `${type}+zstd`,
      Buffer.concat(pieces.flatMap((piece) => [skippable, zstdCompressSync(piece), skippable])),
    );
    for (const each of [gzip, zstd])
      expect(await read([each], ['/dev/null'])).toMatchObject({
        value: { '/dev/null': { value: { kind: 'Other' } } },
      });
  });

  const big = { name: 'zeros', content: Buffer.alloc(4 * 1024 * 1024) };
  test.each<{ reason: string; layers: Partial<NonNullable<RegistryOptions['layers']>> }>([
    { reason: 'one layer', layers: { layerBytes: 100 } },
    { reason: 'all layers', layers: { totalBytes: 100 } },
    { reason: 'what it unpacks to', layers: { unpackedBytes: 1024 * 1024 } },
    { reason: 'the number of entries', layers: { entries: 3 } },
    { reason: 'the names', layers: { nameBytes: 20 } },
  ])('above a bound nothing is told: $reason', async ({ layers }) => {
    expect(await read([await layer([...files, big])], ['/no'], { layers })).toEqual({
      known: false,
      reason: 'EvidenceUnreadable',
      message: expect.stringContaining('more than is read'),
    });
  });

  const tar = 'application/vnd.oci.image.layer.v1.tar';
  test.each<{ reason: string; broken: () => Promise<Content>; message: string }>([
    {
      reason: 'no archive',
      broken: () => Promise.resolve(content(tar, randomBytes(4096))),
      message: 'cannot be unpacked',
    },
    {
      reason: 'a gzip stream that ends too early',
      broken: async () => {
        const { bytes } = await layer(files);
        return content(`${tar}+gzip`, bytes.subarray(0, bytes.length - 2000));
      },
      message: 'cannot be unpacked',
    },
    {
      reason: 'an archive that ends inside a file',
      broken: async () => content(tar, (await layer(files, 'none')).bytes.subarray(0, 3000)),
      message: 'cannot be unpacked',
    },
    {
      reason: 'a hard link to nothing',
      broken: () => layer([{ name: 'a', type: 'link', linkname: 'b' }]),
      message: 'cannot be unpacked',
    },
    {
      reason: 'an encrypted layer',
      broken: () => Promise.resolve(content(`${tar}+gzip+encrypted`, Buffer.from('x'))),
      message: 'of a type that cannot be read',
    },
  ])('what cannot be read is not missing: $reason', async ({ broken, message }) => {
    expect(await read([await broken()], ['/no'])).toEqual({
      known: false,
      reason: 'ImageBroken',
      message: expect.stringContaining(message),
    });
  });

  test('a layer that is not what its digest says is broken', async () => {
    const right = await layer(files);
    const wrong = await layer([{ name: 'other' }]);
    registry.intercept = (seen, response) => {
      if (!seen.url.endsWith(right.digest)) return false;
      response.writeHead(200).end(wrong.bytes);
      return true;
    };
    expect(await read([right], ['/no'])).toMatchObject({
      known: false,
      message: expect.stringContaining('does not match its digest'),
    });
  });

  test('a layer that the registry lacks is broken', async () => {
    const lost = await layer(files);
    registry.intercept = (seen, response) => {
      if (seen.url.endsWith(lost.digest)) response.writeHead(404).end();
      return seen.url.endsWith(lost.digest);
    };
    expect(await read([lost], ['/no'])).toMatchObject({
      message: expect.stringContaining('lacks a layer'),
    });
  });

  test.each([
    { reason: 'once: it is tried again', failures: 1, want: { known: true } },
    {
      reason: 'for good: nothing is known',
      failures: Infinity,
      want: { known: false, reason: 'RegistryUnavailable' },
    },
  ])('a server error for a layer, $reason', async ({ failures, want }) => {
    const one = await layer(files);
    let failed = 0;
    registry.intercept = (seen, response) => {
      if (!seen.url.endsWith(one.digest) || failed++ >= failures) return false;
      response.writeHead(503).end('x'.repeat(100_000));
      return true;
    };
    expect(await read([one], ['/no'])).toMatchObject(want);
  });

  test('a layer that stalls is given up', async () => {
    const slow = await layer(files);
    registry.intercept = (seen, response) => {
      if (!seen.url.endsWith(slow.digest)) return false;
      response.writeHead(200, { 'content-length': slow.bytes.length });
      response.write(slow.bytes.subarray(0, 100));
      return true;
    };
    expect(await read([slow], ['/no'], { timeouts: { files: 300 } })).toMatchObject({
      known: false,
      reason: 'RegistryUnavailable',
      message: expect.stringContaining('in time'),
    });
  });

  test('an image that is not there is unknown on every platform', async () => {
    const request = {
      image: `${registry.host}/none:1`,
      platforms: ['linux/amd64', 'linux/arm64'],
      dockerConfigs: [],
      paths: ['/a'],
    };
    const facts = await testInspector().readFiles(request, never);
    expect(Object.values(facts).map(({ known }) => known)).toEqual([false, false]);
  });

  test('a platform that the image lacks is unknown', async () => {
    registry.push('node', '1.0', image({}));
    const request = {
      image: `${registry.host}/node:1.0`,
      platforms: ['linux/arm64'],
      dockerConfigs: [],
      paths: ['/a'],
    };
    expect(await testInspector().readFiles(request, never)).toMatchObject({
      'linux/arm64': { known: false, message: expect.stringContaining('linux/arm64') },
    });
  });
});
