import { describe, expect, test } from '@jest/globals';
import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import { differsFromPlan } from '../../src/job/differs-from-plan.ts';
import { validationJob } from '../build/validation-job.ts';
import { validationRequest } from '../build/validation-request.ts';

const planned = validationJob(validationRequest()).spec?.template.spec ?? { containers: [] };

function changed(change: (spec: V1PodSpec) => void): V1PodSpec {
  // By way of JSON, so that no two containers share an object.
  const copy = JSON.parse(JSON.stringify(planned)) as V1PodSpec;
  change(copy);
  return copy;
}

function candidate(change: (container: V1Container) => void): V1PodSpec {
  return changed(({ containers }) => {
    const last = containers.at(-1);
    if (last !== undefined) change(last);
  });
}

function limit({ resources }: V1Container, limits: Record<string, string>): void {
  if (resources !== undefined) resources.limits = { ...resources.limits, ...limits };
}

describe('differsFromPlan', () => {
  test('what the API server and its own plugins fill in is no difference', () => {
    const admitted = changed((spec) => {
      spec.dnsPolicy = 'ClusterFirst';
      spec.schedulerName = 'default-scheduler';
      spec.serviceAccountName = 'default';
      spec.priority = 0;
      spec.nodeName = 'node1';
      spec.tolerations = [
        {
          key: 'node.kubernetes.io/not-ready',
          operator: 'Exists',
          effect: 'NoExecute',
          tolerationSeconds: 300,
        },
      ];
      spec.imagePullSecrets = [{ name: 'of-the-service-account' }];
      for (const container of spec.containers) {
        container.terminationMessagePath = '/dev/termination-log';
        for (const env of container.env ?? [])
          if (env.valueFrom?.fieldRef !== undefined) env.valueFrom.fieldRef.apiVersion = 'v1';
      }
    });
    expect(differsFromPlan(planned, admitted)).toBeUndefined();
  });

  test('a quantity in other words is no difference', () => {
    expect(
      differsFromPlan(
        planned,
        candidate((it) => {
          limit(it, { memory: '0.5Gi', cpu: '1000m' });
        }),
      ),
    ).toBeUndefined();
  });

  test.each([
    {
      of: 'an injected sidecar',
      actual: changed((it) => it.containers.push({ name: 'istio-proxy' })),
      field: 'containers',
    },
    {
      of: 'an injected native sidecar',
      actual: changed((it) => {
        it.initContainers = [{ name: 'istio-proxy', restartPolicy: 'Always' }];
      }),
      field: 'initContainers',
    },
    { of: 'another order', actual: changed((it) => it.containers.reverse()), field: 'containers' },
    {
      of: 'an image from a mirror',
      actual: candidate((it) => {
        it.image = 'mirror.example/node:1';
      }),
      field: 'image of container candidate',
    },
    {
      of: 'a wrapped command',
      actual: candidate((it) => {
        it.command = ['/wrap'];
      }),
      field: 'command of container candidate',
    },
    {
      of: 'an injected variable',
      actual: candidate((it) => {
        it.env = [{ name: 'A', value: 'b' }];
      }),
      field: 'env of container candidate',
    },
    {
      of: 'a changed user',
      actual: candidate((it) => {
        if (it.securityContext !== undefined) it.securityContext.runAsUser = 0;
      }),
      field: 'securityContext of container candidate',
    },
    {
      of: 'a dropped restriction',
      actual: candidate((it) => {
        delete it.securityContext?.allowPrivilegeEscalation;
      }),
      field: 'securityContext of container candidate',
    },
    {
      of: 'a defaulted limit',
      actual: candidate((it) => {
        limit(it, { memory: '16Mi' });
      }),
      field: 'resources of container candidate',
    },
    {
      of: 'an injected probe',
      actual: candidate((it) => {
        it.livenessProbe = { tcpSocket: { port: 9000 } };
      }),
      field: 'livenessProbe of container candidate',
    },
    {
      of: 'an injected volume',
      actual: changed((it) => it.volumes?.push({ name: 'ca', configMap: { name: 'ca' } })),
      field: 'volumes',
    },
    {
      of: 'a volume on disk',
      actual: changed((it) => {
        delete it.volumes?.[0]?.emptyDir?.medium;
      }),
      field: 'volumes',
    },
    {
      of: 'no user namespace',
      actual: changed((it) => {
        delete it.hostUsers;
      }),
      field: 'hostUsers',
    },
    {
      of: "the host's network",
      actual: changed((it) => {
        it.hostNetwork = true;
      }),
      field: 'hostNetwork',
    },
    {
      of: 'another RuntimeClass',
      actual: changed((it) => {
        it.runtimeClassName = 'x';
      }),
      field: 'runtimeClassName',
    },
  ])('$of', ({ actual, field }) => {
    expect(differsFromPlan(planned, actual)).toBe(
      `Another admission controller changed ${field} of the validation pod; exempt pods with the label images.vibed.dev/validation`,
    );
  });
});
