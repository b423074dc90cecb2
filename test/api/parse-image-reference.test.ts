import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatImageReference } from '../../src/api/format-image-reference.ts';
import { parseImageReference } from '../../src/api/parse-image-reference.ts';
import type { ImageReference } from '../../src/api/parse-image-reference.ts';
import { cpuMs } from '../cpu-ms.ts';

const sha256 = `sha256:${'a1'.repeat(32)}`;
const sha512 = `sha512:${'b2'.repeat(64)}`;

describe('parseImageReference', () => {
  test.each<{ reason: string; text: string; want: ImageReference }>([
    {
      reason: "a bare name is one of Docker Hub's official images, and no tag is invented",
      text: 'node',
      want: { registry: 'docker.io', repository: 'library/node' },
    },
    {
      reason: 'a tag follows the last colon after the last slash',
      text: 'node:24',
      want: { registry: 'docker.io', repository: 'library/node', tag: '24' },
    },
    {
      reason: 'a first part without dot or port is a repository of Docker Hub',
      text: 'team/node:24',
      want: { registry: 'docker.io', repository: 'team/node', tag: '24' },
    },
    {
      reason: "index.docker.io is Docker Hub's old name",
      text: 'index.docker.io/node:24',
      want: { registry: 'docker.io', repository: 'library/node', tag: '24' },
    },
    {
      reason: 'a name that is in full already stays',
      text: 'docker.io/library/node:24',
      want: { registry: 'docker.io', repository: 'library/node', tag: '24' },
    },
    {
      reason: 'a colon before the last slash is a port, not a tag',
      text: 'registry:5000/team/node',
      want: { registry: 'registry:5000', repository: 'team/node' },
    },
    {
      reason: 'port and tag together',
      text: 'registry.example:5000/node:1.0',
      want: { registry: 'registry.example:5000', repository: 'node', tag: '1.0' },
    },
    {
      reason: 'a name and a number without a slash is a tag',
      text: 'localhost:5000',
      want: { registry: 'docker.io', repository: 'library/localhost', tag: '5000' },
    },
    {
      reason: 'localhost is a registry without a dot',
      text: 'localhost/node',
      want: { registry: 'localhost', repository: 'node' },
    },
    {
      reason: 'an IPv4 address is a host',
      text: '10.0.0.1:5000/a/b:c',
      want: { registry: '10.0.0.1:5000', repository: 'a/b', tag: 'c' },
    },
    {
      reason: 'an IPv6 address stands in brackets',
      text: '[FD00::1]:5000/node:1',
      want: { registry: '[fd00::1]:5000', repository: 'node', tag: '1' },
    },
    {
      reason: 'an IPv6 address needs no port',
      text: '[::1]/node',
      want: { registry: '[::1]', repository: 'node' },
    },
    {
      reason: 'host names do not know case',
      text: 'Registry.Example/node',
      want: { registry: 'registry.example', repository: 'node' },
    },
    {
      reason: 'tag and digest may stand together',
      text: `registry.example/node:1.0@${sha256}`,
      want: { registry: 'registry.example', repository: 'node', tag: '1.0', digest: sha256 },
    },
    {
      reason: 'SHA-512 is the other registered algorithm',
      text: `registry.example/node@${sha512}`,
      want: { registry: 'registry.example', repository: 'node', digest: sha512 },
    },
    {
      reason: 'separators of a repository: a dot, one or two underscores, dashes',
      text: 'registry.example/a.b/c_d/e__f/g---h',
      want: { registry: 'registry.example', repository: 'a.b/c_d/e__f/g---h' },
    },
    {
      reason: 'a tag may start with an underscore and hold capitals',
      text: 'registry.example/node:_Nightly.2026-11-22',
      want: { registry: 'registry.example', repository: 'node', tag: '_Nightly.2026-11-22' },
    },
  ])('reads $text: $reason', ({ text, want }) => {
    expect(parseImageReference(text)).toEqual(want);
  });

  test.each([
    { reason: 'nothing is no reference', text: '' },
    { reason: 'a repository is lower case', text: 'registry.example/Node' },
    { reason: 'only case would tell this host from a repository', text: 'Team/node' },
    { reason: 'a space is in no part', text: 'registry.example/no de' },
    { reason: 'a line break is in no part', text: 'registry.example/node:1\n' },
    { reason: 'a URL is no reference', text: 'https://registry.example/node' },
    { reason: 'an empty tag', text: 'node:' },
    { reason: 'an empty digest', text: 'node@' },
    { reason: 'a tag may not start with a dash', text: 'node:-1' },
    { reason: 'a tag has at most 128 characters', text: `node:${'a'.repeat(129)}` },
    { reason: 'a digest in capitals is not canonical', text: `node@sha256:${'A'.repeat(64)}` },
    { reason: 'a short digest', text: 'node@sha256:abcd' },
    { reason: 'an unknown algorithm', text: `node@md5:${'a'.repeat(32)}` },
    { reason: 'two digests', text: `node@${sha256}@${sha256}` },
    { reason: '64 hexadecimal digits could be an image id', text: 'a1'.repeat(32) },
    { reason: 'an empty part', text: 'registry.example//node' },
    { reason: 'a trailing slash', text: 'registry.example/node/' },
    { reason: 'a leading slash', text: '/node' },
    { reason: 'a parent folder', text: 'registry.example/../node' },
    { reason: 'three underscores', text: 'registry.example/a___b' },
    { reason: 'a separator at the end', text: 'registry.example/node-' },
    { reason: 'a port without a number', text: 'registry:/node' },
    { reason: 'a port above 65535', text: 'registry:65536/node' },
    { reason: 'port 0', text: 'registry:0/node' },
    { reason: 'two ports', text: 'registry:1:2/node' },
    { reason: 'a host with an empty label', text: 'registry..example/node' },
    { reason: 'a host label that ends in a dash', text: 'registry-.example/node' },
    { reason: 'an IPv6 address without brackets', text: 'fd00::1/node' },
    { reason: 'brackets around a name', text: '[registry.example]/node' },
    { reason: 'an IPv6 zone', text: '[fe80::1%25eth0]/node' },
    { reason: 'user information in the host', text: 'user:secret@registry.example/node' },
    { reason: 'a repository above 255 characters', text: `registry.example/${'a'.repeat(256)}` },
    { reason: 'a host above 253 characters', text: `${'a.'.repeat(127)}example/node` },
  ])('refuses $text: $reason', ({ text }) => {
    expect(parseImageReference(text)).toBeUndefined();
  });

  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
  const registry = fc.oneof(
    fc.constant('docker.io'),
    fc.constant('localhost'),
    fc.tuple(label, label).map((labels) => labels.join('.')),
    fc.tuple(label, fc.integer({ min: 1, max: 65535 })).map(([host, port]) => `${host}:${port}`),
    fc.constant('[fd00::1]:5000'),
  );
  const part = fc.stringMatching(/^[a-z0-9]{1,8}((\.|_|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);
  const reference = fc
    .record({
      registry,
      repository: fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
      tag: fc.option(fc.stringMatching(/^\w[\w.-]{0,20}$/), { nil: undefined }),
      digest: fc.option(fc.constantFrom(sha256, sha512), { nil: undefined }),
    })
    .map(({ tag, digest, ...name }): ImageReference => ({
      ...name,
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
    }));

  test('reads back what formatImageReference writes', () => {
    fc.assert(
      fc.property(reference, (want) => {
        expect(parseImageReference(formatImageReference(want))).toEqual(want);
      }),
    );
  });

  test('a value that was read is in normal form: writing and reading it again changes nothing', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 900 }),
      fc.string({ unit: fc.constantFrom('a', 'A', '0', '.', ':', '/', '@', '-', '_', '[', ']') }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const read = parseImageReference(any);
        expect(read && parseImageReference(formatImageReference(read))).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['-', '_', '.', 'a', 'a-', 'a.', '/', ':', '@', '[', 'a/', 'a:'])(
    'takes no longer for a million times %j',
    (unit) => {
      const work = cpuMs(() => {
        for (const length of [100, 250, 790, 1_000_000]) {
          parseImageReference(unit.repeat(length));
          parseImageReference(`${unit.repeat(length)}!`);
        }
      });
      expect(work).toBeLessThan(200);
    },
  );
});
