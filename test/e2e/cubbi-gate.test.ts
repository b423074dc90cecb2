import { beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { cubbiTemplate } from './support/cubbi-template.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { podMetadata } from './support/pod-metadata.ts';
import { untilSettled } from './support/until-settled.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('cubbi-gate');
const slot = 'good-env';
const capabilities = {
  drop: ['ALL'],
  add: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
};
const fit = { allowPrivilegeEscalation: false, capabilities };

/** A pod of the slot; `container` and `spec` are merged over one that is as the contract wants it. */
function cubbiPod(name: string, container: object = {}, spec: object = {}): object {
  const image = `${ENVIRONMENT.registry}/cubbi-${slot}:1.0`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, ...podMetadata(slot) },
    spec: {
      terminationGracePeriodSeconds: 0,
      containers: [{ name: 'app', image, securityContext: fit, ...container }],
      ...spec,
    },
  };
}

/** What is said to a pod that is tried without being kept. */
async function tried(pod: object): Promise<{ code: number; words: string }> {
  const { code, stderr } = await apply([pod], ['--dry-run=server']);
  return { code, words: stderr.trim() };
}

beforeAll(async () => {
  await must(apply([cubbiTemplate(namespace, slot)]));
  await untilSettled(namespace, slot, 300_000);
});

const volumes = [{ name: 'v', emptyDir: {} }];
const mounted = (mountPath: string, more: object = {}) => ({
  volumeMounts: [{ name: 'v', mountPath, ...more }],
});

describe('a pod of a Cubbi template that its image could not start in is rejected, each for its own reason', () => {
  test.each([
    ['bypass', cubbiPod('bypass', { command: ['sleep', '1'] }), /spec\.containers\[0\]\.command/],
    ['help', cubbiPod('help', { args: ['--help'] }), /spec\.containers\[0\]\.args/],
    [
      'non-root',
      cubbiPod('non-root', { securityContext: { ...fit, runAsUser: 1000 } }),
      /runAsUser/,
    ],
    [
      'non-root-pod',
      cubbiPod('non-root-pod', {}, { securityContext: { runAsNonRoot: true } }),
      /runAsNonRoot/,
    ],
    [
      'read-only',
      cubbiPod('read-only', { securityContext: { ...fit, readOnlyRootFilesystem: true } }),
      /readOnlyRootFilesystem/,
    ],
    [
      'no-capabilities',
      cubbiPod('no-capabilities', {
        securityContext: { ...fit, capabilities: { drop: ['ALL'] } },
      }),
      /capabilities/,
    ],
    ['over-cubbi', cubbiPod('over-cubbi', mounted('/cubbi'), { volumes }), /volumeMounts/],
    ['over-home', cubbiPod('over-home', mounted('/home/cubbi'), { volumes }), /volumeMounts/],
    [
      'below-home',
      cubbiPod('below-home', mounted('/home/cubbi/.ssh'), { volumes }),
      /volumeMounts/,
    ],
    ['at-home', cubbiPod('at-home', { workingDir: '/home/cubbi' }), /workingDir/],
    [
      'read-only-app',
      cubbiPod('read-only-app', mounted('/app', { readOnly: true }), { volumes }),
      /volumeMounts/,
    ],
  ])('%s', async (_, pod, words) => {
    const answer = await tried(pod);
    expect(answer.code).not.toBe(0);
    expect(answer.words).toMatch(words);
    expect((await tried(pod)).words).toBe(answer.words);
  });
});

describe('a pod of a Cubbi template that starts is admitted', () => {
  test('without a warning where it is as the contract wants it, and it runs', async () => {
    const answer = await tried(cubbiPod('fit'));
    expect(answer).toEqual({ code: 0, words: '' });
    await must(kubectl(['create', '-f', '-'], JSON.stringify(cubbiPod('fit'))));
    await must(
      kubectl(['wait', '-n', namespace, 'pod/fit', '--for=condition=Ready', '--timeout=180s']),
    );
  });

  test.each([
    [
      'sudo',
      cubbiPod('sudo', { securityContext: { capabilities } }),
      /Warning: .*allowPrivilegeEscalation/,
    ],
    ['group', cubbiPod('group', {}, { securityContext: { fsGroup: 1000 } }), /Warning: .*fsGroup/],
  ])('with a warning: %s', async (_, pod, words) => {
    const { code, words: said } = await tried(pod);
    expect(code).toBe(0);
    expect(said).toMatch(words);
  });
});
