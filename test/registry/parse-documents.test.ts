import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseImageConfig } from '../../src/registry/parse-image-config.ts';
import { parseManifest } from '../../src/registry/parse-manifest.ts';

const json = JSON.stringify;
const digest = `sha256:${'a'.repeat(64)}`;
const child = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 };

describe('parseManifest', () => {
  test.each([
    {
      reason: 'too many entries',
      document: { manifests: Array.from({ length: 257 }, () => child) },
      want: 'TooMany',
    },
    {
      reason: 'a digest that is a path',
      document: { manifests: [{ ...child, digest: '../../x' }] },
      want: 'BadShape',
    },
    {
      reason: 'a negative size',
      document: { manifests: [{ ...child, size: -1 }] },
      want: 'BadShape',
    },
    { reason: 'manifests that are no list', document: { manifests: {} }, want: 'BadShape' },
    { reason: 'nothing at all', document: {}, want: 'BadShape' },
    {
      reason: 'an index by its type, an image by its fields',
      document: { mediaType: 'application/vnd.oci.image.index.v1+json', config: {}, layers: [] },
      want: 'Ambiguous',
    },
  ])('$want: $reason', ({ document, want }) => {
    expect(parseManifest(json(document))).toEqual({ kind: 'Unusable', breakage: want });
  });

  test('a list without media types is an index', () => {
    expect(parseManifest(json({ schemaVersion: 2, manifests: [child] }), 'text/plain')).toEqual({
      kind: 'Index',
      entries: [child],
    });
  });

  test('never throws', () => {
    const almost = fc.json().map((value) => `{"schemaVersion":2,"manifests":[${value}]}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), almost), fc.string(), (text, type) => {
        expect(['Index', 'Image', 'Unusable']).toContain(parseManifest(text, type).kind);
      }),
    );
  });
});

describe('parseImageConfig', () => {
  const base = { architecture: 'amd64', os: 'linux' };
  test.each([
    { reason: 'no architecture', document: { os: 'linux' }, want: 'BadConfig' },
    {
      reason: 'a label that is no text',
      document: { ...base, config: { Labels: { a: 1 } } },
      want: 'BadConfig',
    },
    { reason: 'a list as configuration', document: { ...base, config: [] }, want: 'BadConfig' },
    {
      reason: 'more variables than are read',
      document: { ...base, config: { Env: Array.from({ length: 4097 }, () => 'A=1') } },
      want: 'ConfigBounds',
    },
    {
      reason: 'a longer value than is read',
      document: { ...base, config: { User: 'a'.repeat(65537) } },
      want: 'ConfigBounds',
    },
    {
      reason: 'more text in all than is read',
      document: { ...base, config: { Cmd: Array.from({ length: 40 }, () => 'a'.repeat(60_000)) } },
      want: 'ConfigBounds',
    },
  ])('$want: $reason', ({ document, want }) => {
    expect(parseImageConfig(json(document))).toEqual({ kind: 'Unusable', breakage: want });
  });

  test('what is absent or null is empty', () => {
    const config = { Env: null, Labels: null, Cmd: 'sh', Entrypoint: null };
    expect(parseImageConfig(json({ ...base, variant: 'v2', config }))).toEqual({
      kind: 'Config',
      platform: 'linux/amd64/v2',
      config: {
        ...base,
        ...{ user: '', workingDir: '', env: {}, labels: {}, exposedPorts: [] },
        ...{ volumes: [], history: [] },
        ...{ entrypoint: [], cmd: ['sh'] },
      },
    });
  });

  test('never throws', () => {
    const almost = fc.json().map((value) => `{"os":"linux","architecture":"a","config":${value}}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), almost), (text) => {
        expect(['Config', 'Unusable']).toContain(parseImageConfig(text).kind);
      }),
    );
  });
});
