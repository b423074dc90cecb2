import { beforeAll, describe, expect, test } from '@jest/globals';
import { IMAGE } from '../../gate/template-object.ts';
import { cluster } from '../support/cluster.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import type { KubeApi } from '../support/kube-api.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { withNamespace } from '../support/with-namespace.ts';
import { smallPod } from '../backstop/small-pod.ts';
import type { PodOutcome } from '../backstop/try-pod.ts';
import { tryPod } from '../backstop/try-pod.ts';
import { untilKnown } from '../backstop/until-known.ts';
import { writeLabel, writeTemplate } from '../backstop/write-template.ts';
import { withOperatorGone } from '../support/with-operator-gone.ts';

const kube = withOperatorGone();

const CRD = 'baseimagetemplates.images.vibed.dev';
const ADMITTED = { outcome: 'Admitted' } as const;
const onLocalCluster = ENVIRONMENT.cluster.length > 0 ? describe : describe.skip;

/** Pods that must be admitted at any time, tried again and again until one that must not be is refused. */
async function untilRefused(kube: KubeApi, namespace: string): Promise<readonly PodOutcome[]> {
  const admitted: PodOutcome[] = [];
  await eventually(
    async () => {
      for (const slot of ['good', undefined]) {
        const pod = smallPod({ name: 'p', image: IMAGE, ...(slot !== undefined && { slot }) });
        admitted.push(await tryPod(kube, namespace, pod));
      }
      return tryPod(kube, namespace, smallPod({ name: 'b', image: IMAGE, slot: 'bad' }));
    },
    ({ outcome }) => outcome === 'Refused',
    { timeoutMs: 180_000, everyMs: 100, what: 'the policy works again' },
  );
  return admitted;
}

onLocalCluster('with the operator gone and the API server in trouble', () => {
  const namespace = withNamespace('backstop-faults');
  const write = async () => {
    await writeTemplate(kube(), { namespace, name: 'good', spec: { image: IMAGE } });
    await writeTemplate(kube(), {
      namespace,
      name: 'bad',
      spec: { image: IMAGE, enabled: false },
    });
    await writeLabel(kube(), namespace, 'bad', 'closed');
  };
  beforeAll(async () => {
    await write();
    await untilKnown(kube(), namespace, 'last');
  });

  test('an API server that was restarted refuses the same again, and never what is good', async () => {
    await cluster('stop', 'apiserver');
    await cluster('start', 'apiserver');
    await eventually(
      () => kubectl(['get', '--raw', '/readyz']),
      ({ code }) => code === 0,
      { what: 'the API server' },
    );
    const admitted = await untilRefused(kube(), namespace);
    expect(admitted.filter(({ outcome }) => outcome !== 'Admitted')).toEqual([]);
  });

  test('without its CRD nothing is refused, and with it all is as before', async () => {
    const crd = JSON.parse(await must(kubectl(['get', 'crd', CRD, '-o', 'json']))) as {
      metadata: Record<string, unknown>;
      status?: unknown;
    };
    delete crd.status;
    for (const field of ['uid', 'resourceVersion', 'creationTimestamp', 'generation'])
      Reflect.deleteProperty(crd.metadata, field);
    await must(kubectl(['delete', 'crd', CRD, '--timeout=180s']));
    try {
      for (const slot of ['bad', 'good', undefined]) {
        const pod = smallPod({ name: 'p', image: IMAGE, ...(slot !== undefined && { slot }) });
        expect(await tryPod(kube(), namespace, pod)).toEqual(ADMITTED);
      }
    } finally {
      await must(kubectl(['create', '-f', '-'], JSON.stringify(crd)));
      await must(kubectl(['wait', '--for=condition=Established', `crd/${CRD}`, '--timeout=180s']));
    }
    await eventually(
      () =>
        write()
          .then(() => true)
          .catch(() => false),
      Boolean,
      {
        what: 'templates can be written again',
      },
    );
    const admitted = await untilRefused(kube(), namespace);
    expect(admitted.filter(({ outcome }) => outcome !== 'Admitted')).toEqual([]);
  });
});
