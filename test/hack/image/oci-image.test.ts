import { describe, expect, test } from '@jest/globals';

import type { ImageDefinition } from '../../../hack/image.d/image-definition.ts';
import { ociImage } from '../../../hack/image.d/oci-image.ts';
import type { OciImage } from '../../../hack/image.d/oci-image.ts';

const definition: ImageDefinition = {
  name: 'sample',
  about: 'a sample',
  tag: '1.0',
  layers: [{ kind: 'files', files: [] }],
  config: {
    user: '1000',
    entrypoint: ['tini', '--', 'agent'],
    cmd: ['serve'],
    env: { PATH: '/bin', EMPTY: '' },
    labels: { language: 'node' },
    workingDir: '/workspace',
    exposedPorts: [9000, 8080],
  },
  architecture: 'amd64',
  index: false,
};
const layer = { digest: `sha256:${'a'.repeat(64)}`, size: 10, diffId: `sha256:${'b'.repeat(64)}` };

function document(image: OciImage, digest: string): unknown {
  return JSON.parse(String(image.documents.get(digest)));
}

describe('ociImage', () => {
  test('writes config and manifest', () => {
    const image = ociImage(definition, [layer]);
    const manifest = document(image, image.top.digest) as { config: { digest: string } };
    expect(manifest).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: manifest.config.digest,
        size: image.documents.get(manifest.config.digest)?.length,
      },
      layers: [
        {
          mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
          digest: layer.digest,
          size: 10,
        },
      ],
    });
    expect(document(image, manifest.config.digest)).toEqual({
      created: '1970-01-01T00:00:00Z',
      architecture: 'amd64',
      os: 'linux',
      config: {
        User: '1000',
        ExposedPorts: { '9000/tcp': {}, '8080/tcp': {} },
        Env: ['PATH=/bin', 'EMPTY='],
        Entrypoint: ['tini', '--', 'agent'],
        Cmd: ['serve'],
        WorkingDir: '/workspace',
        Labels: { language: 'node' },
      },
      rootfs: { type: 'layers', diff_ids: [layer.diffId] },
      history: [{ created: '1970-01-01T00:00:00Z', created_by: 'hack/image: files' }],
    });
  });

  test('leaves out what the definition does not say', () => {
    const image = ociImage({ ...definition, layers: [], config: {} }, []);
    const manifest = document(image, image.top.digest) as { config: { digest: string } };
    expect(document(image, manifest.config.digest)).toEqual({
      created: '1970-01-01T00:00:00Z',
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [] },
      history: [],
    });
  });

  test('puts an index around the manifest when asked', () => {
    const plain = ociImage({ ...definition, architecture: 'arm64' }, [layer]);
    const image = ociImage({ ...definition, architecture: 'arm64', index: true }, [layer]);
    expect(image.top.mediaType).toBe('application/vnd.oci.image.index.v1+json');
    expect(document(image, image.top.digest)).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [{ ...plain.top, platform: { architecture: 'arm64', os: 'linux' } }],
    });
  });

  test('names other platforms in the index, and counts the layers they share once', () => {
    const other = { ...definition, architecture: 'arm64', config: { user: '0' } } as const;
    const image = ociImage(
      { ...definition, index: true },
      [layer],
      [{ definition: other, layers: [layer] }],
    );
    const [amd64, arm64] = [definition, other].map((item) => ociImage(item, [layer]).top);
    expect(document(image, image.top.digest)).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [
        { ...amd64, platform: { architecture: 'amd64', os: 'linux' } },
        { ...arm64, platform: { architecture: 'arm64', os: 'linux' } },
      ],
    });
    const documents = [...image.documents.values()].map(({ length }) => length);
    expect(image.documents.size).toBe(5);
    expect(image.size).toBe(documents.reduce((sum, length) => sum + length, layer.size));
  });

  test('writes volumes, and history without layers', () => {
    const config = { volumes: ['/home'], history: ['RUN false'] };
    const image = ociImage({ ...definition, config }, [layer]);
    const manifest = document(image, image.top.digest) as { config: { digest: string } };
    expect(document(image, manifest.config.digest)).toMatchObject({
      config: { Volumes: { '/home': {} } },
      history: [
        { created_by: 'hack/image: files' },
        { created_by: 'RUN false', empty_layer: true },
      ],
    });
  });

  test('counts layers and documents in the size', () => {
    const image = ociImage(definition, [layer]);
    const documents = [...image.documents.values()].map(({ length }) => length);
    expect(image.size).toBe(documents.reduce((sum, length) => sum + length, layer.size));
  });
});
