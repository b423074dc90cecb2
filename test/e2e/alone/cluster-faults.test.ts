import { describe, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { apply } from '../support/apply.ts';
import { cluster } from '../support/cluster.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { nodeTemplate } from '../support/node-template.ts';
import { pod } from '../support/pod.ts';
import type { Seen } from '../support/to-seen.ts';
import { untilSettled } from '../support/until-settled.ts';
import { untilTemplate } from '../support/until-template.ts';
import { withNamespace } from '../support/with-namespace.ts';

const image = `${ENVIRONMENT.registry}/node-24-good:1.0`;
// These scenarios stop parts of the cluster: only one that the suite's own command made is stopped.
const onLocalCluster = ENVIRONMENT.cluster.length > 0 ? describe : describe.skip;

async function untilReason(namespace: string, name: string, reason: string): Promise<Seen> {
  return untilTemplate(
    namespace,
    name,
    ({ conditions }) =>
      conditions['Valid']?.status === 'Unknown' && conditions['Valid'].reason === reason,
    { timeoutMs: 180_000, what: reason },
  );
}

onLocalCluster('while a part of the cluster is down', () => {
  const registry = withNamespace('fault-registry');
  test('the registry: a verdict stands, new images are RegistryUnavailable, and all is mended by itself', async () => {
    await must(apply([nodeTemplate(registry, 'standing', { image })]));
    await untilSettled(registry, 'standing');
    await cluster('stop', 'registry');
    try {
      await must(
        kubectl([
          'annotate',
          'bit',
          'standing',
          '-n',
          registry,
          'images.vibed.dev/validate-requested-at=now',
        ]),
      );
      await must(
        apply([
          nodeTemplate(registry, 'fresh', { image: `${ENVIRONMENT.registry}/huge-info:1.0` }),
        ]),
      );
      await untilReason(registry, 'fresh', 'RegistryUnavailable');
      const { conditions } = await untilTemplate(
        registry,
        'standing',
        (seen) => seen.conditions['Resolved']?.status === 'Unknown',
        { what: 'Resolved=Unknown' },
      );
      expect(conditions['Valid']).toMatchObject({ status: 'True' });
      const admitted = await apply(
        [pod({ namespace: registry, name: 'a', slot: 'standing', image })],
        ['--dry-run=server'],
      );
      expect(admitted).toMatchObject({ code: 0, stderr: '' });
    } finally {
      await cluster('start', 'registry');
    }
    const { conditions } = await untilSettled(registry, 'fresh');
    expect(conditions['Valid']).toMatchObject({ status: 'False', reason: 'AgentUnreachable' });
  });

  const node = withNamespace('fault-node');
  test('the node: the validation is NodeLost, and succeeds when the node is back', async () => {
    await cluster('stop', 'kubelet');
    try {
      await must(
        apply([nodeTemplate(node, 'lost', { image, validation: { startTimeout: '10s' } })]),
      );
      await untilReason(node, 'lost', 'NodeLost');
    } finally {
      await cluster('start', 'kubelet');
    }
    const { conditions } = await untilSettled(node, 'lost');
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  const server = withNamespace('fault-apiserver');
  test('the API server: the operator goes on where it was', async () => {
    await must(apply([nodeTemplate(server, 'slow-agent')]));
    await cluster('stop', 'apiserver');
    await cluster('start', 'apiserver');
    await eventually(
      () => kubectl(['get', '--raw', '/readyz']),
      ({ code }) => code === 0,
      { what: 'the API server' },
    );
    const { conditions } = await untilSettled(server, 'slow-agent');
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
    await must(apply([nodeTemplate(server, 'no-agent')]));
    expect((await untilSettled(server, 'no-agent')).conditions['Valid']).toMatchObject({
      status: 'False',
    });
  });
});

onLocalCluster('an image that is damaged in the registry', () => {
  const namespace = withNamespace('fault-image');
  test('is ImageBroken, which is not held against it', async () => {
    const layouts = join(
      dirname(await cluster('kubeconfig')),
      'registry/open/docker/registry/v2/blobs/sha256',
    );
    const digest = JSON.parse(
      await cluster('run', 'crane', 'manifest', `${ENVIRONMENT.registry}/exec-format:1.0`),
    ) as { config: { digest: string } };
    const hex = digest.config.digest.replace('sha256:', '');
    await rm(join(layouts, hex.slice(0, 2), hex, 'data'));
    await must(apply([nodeTemplate(namespace, 'exec-format')]));
    const { conditions } = await untilReason(namespace, 'exec-format', 'ImageBroken');
    expect(conditions['Stalled']).toBeUndefined();
  });
});
