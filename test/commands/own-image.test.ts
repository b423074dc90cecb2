import { describe, expect, test } from '@jest/globals';
import { KubeApiError } from '../../src/cluster/client/kube-api-error.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { ownImage } from '../../src/commands/own-image.ts';

/** A client that knows one pod. */
function client(containers: readonly object[]): KubeClient {
  return {
    request: ({ path }) =>
      path === '/api/v1/namespaces/platform/pods/controller-x'
        ? Promise.resolve({ spec: { containers } })
        : Promise.reject(new KubeApiError('GET pod', 404, undefined)),
    readText: () => Promise.reject(new Error('nothing is read here')),
    // eslint-disable-next-line require-yield -- nothing is watched here
    watch: async function* () {
      await Promise.resolve();
    },
    serverNow: () => 0,
    close: () => Promise.resolve(),
  };
}

describe('ownImage()', () => {
  test("is the image of the container in the pod, beside an injected one's", async () => {
    const containers = [
      { name: 'injected', image: 'mesh:1' },
      { name: 'controller', image: 'mirror.example/operator@sha256:aa' },
    ];
    await expect(ownImage(client(containers), 'platform', 'controller-x')).resolves.toBe(
      'mirror.example/operator@sha256:aa',
    );
  });

  test.each([
    ['the process is no pod', 'laptop', [{ name: 'controller', image: 'a:1' }]],
    ['the pod has no such container', 'controller-x', [{ name: 'other', image: 'a:1' }]],
  ])('asks for the flag where %s', async (_reason, pod, containers) => {
    await expect(ownImage(client(containers), 'platform', pod)).rejects.toThrow(
      /--operator-image is missing/,
    );
  });
});
