import { describe, expect, test } from '@jest/globals';
import type { V1PodSpec } from '@kubernetes/client-node';
import { validationJob } from '../build/validation-job.ts';
import { validationPod } from '../../src/job/validation-pod.ts';
import type { ValidationRequest } from '../../src/job/validation-request.ts';
import { validationRequest } from '../build/validation-request.ts';

function spec(more: Partial<ValidationRequest> = {}): V1PodSpec {
  const found = validationJob(validationRequest(more)).spec?.template.spec;
  if (found === undefined) throw new Error('the Job has no pod');
  return found;
}

const settings = validationRequest().pod;

describe('validationJob', () => {
  test('never starts a second pod, and stays for a controller that was down', () => {
    const job = validationJob(validationRequest()).spec;
    expect(job).toEqual({
      template: job?.template,
      backoffLimit: 0,
      podReplacementPolicy: 'Failed',
      ttlSecondsAfterFinished: 3600,
      podFailurePolicy: {
        rules: [
          { action: 'FailJob', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      },
    });
  });

  test('belongs to every template that shares it, and blocks the deletion of none', () => {
    const owners = [
      { name: 'a', uid: '1' },
      { name: 'b', uid: '2' },
    ];
    const common = {
      apiVersion: 'images.vibed.dev/v1alpha1',
      kind: 'BaseImageTemplate',
      controller: false,
      blockOwnerDeletion: false,
    };
    expect(validationJob(validationRequest({ owners })).metadata).toEqual({
      name: 'validate-0123456789abcdef',
      namespace: 'apps',
      labels: { 'images.vibed.dev/validation': '0123456789abcdef' },
      ownerReferences: [
        { ...common, name: 'a', uid: '1' },
        { ...common, name: 'b', uid: '2' },
      ],
    });
  });

  test('puts the candidate last and the runtime, which pulls its image, first', () => {
    expect(spec().containers.map(({ name }) => name)).toEqual([
      'runtime',
      'files',
      'probe',
      'candidate',
    ]);
    const without = spec({ imageVolumes: false });
    expect(without.containers.map(({ name }) => name)).toEqual(['runtime', 'probe', 'candidate']);
    expect(without.volumes?.map(({ name }) => name)).toEqual([
      'runtime-tmp',
      'runtime-workspace',
      'tmp',
      'workspace',
    ]);
  });

  test('gives the pod nothing: no token, no links, no root, no capabilities', () => {
    const pod = spec();
    expect(pod).toMatchObject({
      restartPolicy: 'Never',
      activeDeadlineSeconds: 960,
      terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      hostUsers: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
    for (const { securityContext, resources, env = [] } of pod.containers) {
      expect(securityContext).toEqual({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        privileged: false,
        capabilities: { drop: ['ALL'] },
      });
      for (const bound of [resources?.requests, resources?.limits])
        expect(Object.keys(bound ?? {}).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
      expect(env.map(({ name }) => name).filter((name) => name.startsWith('VIBED_'))).toEqual([]);
    }
    for (const { emptyDir } of (pod.volumes ?? []).filter(({ image }) => image === undefined))
      expect(emptyDir).toEqual({ medium: 'Memory', sizeLimit: expect.stringMatching(/^\d+Mi$/) });
  });

  test('runs the candidate with its own entrypoint', () => {
    const { command, args, env } = spec().containers[3] ?? {};
    expect({ command, args, env }).toEqual({ command: undefined, args: undefined, env: undefined });
  });

  test("asks the agent at the pod's own address, a little longer than it may take", () => {
    const { args, env } = spec().containers[2] ?? {};
    expect(args).toEqual([
      'probe',
      'agent',
      '--address',
      '$(POD_IP)',
      '--port',
      '9000',
      '--timeout',
      '62',
    ]);
    expect(env).toEqual([
      { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    ]);
  });

  test('escapes what Kubernetes would expand', () => {
    const runtimeProbes = [{ command: ['echo', '$(POD_IP)'], prints: '' }];
    const job = validationJob(validationRequest(), { runtimeProbes });
    const { command = [] } = job.spec?.template.spec?.containers[0] ?? {};
    expect(command[2]).toContain("'echo' '$$(POD_IP)'");
  });

  test('pulls a tag always and a digest once, in the volume too', () => {
    const policies = ({ containers, volumes = [] }: V1PodSpec) => [
      containers[0]?.imagePullPolicy,
      containers[3]?.imagePullPolicy,
      volumes[4]?.image?.pullPolicy,
    ];
    expect(policies(spec())).toEqual(Array(3).fill('IfNotPresent'));
    expect(policies(spec({ image: 'registry.example/node:1' }))).toEqual(Array(3).fill('Always'));
  });

  test('runs on nodes of the platform, whatever the template selects', () => {
    const nodeSelector = { 'kubernetes.io/arch': 'amd64', pool: 'builds' };
    const tolerations = [{ key: 'builds', operator: 'Exists' as const }];
    const pod = { ...settings, nodeSelector, tolerations, runtimeClassName: 'gvisor' };
    expect(spec({ platform: 'linux/arm64/v8', pod })).toMatchObject({
      nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'arm64', pool: 'builds' },
      tolerations,
      runtimeClassName: 'gvisor',
    });
  });

  test.each([
    { asked: undefined, able: true, want: false, why: 'used where the nodes have it' },
    { asked: undefined, able: false, want: undefined, why: 'not used where they do not' },
    { asked: null, able: true, want: false, why: 'null is not set' },
    { asked: true, able: true, want: true, why: 'the template wants none' },
    { asked: false, able: false, want: false, why: 'the template insists' },
  ])('user namespace: $why', ({ asked, able, want }) => {
    const pod = { ...settings, ...(asked !== undefined && { hostUsers: asked }) };
    expect(spec({ pod, userNamespaces: able }).hostUsers).toBe(want);
  });

  test.each([
    { asked: { requests: {}, limits: {} }, want: ['64Mi', '512Mi'], why: 'defaults' },
    {
      asked: { requests: {}, limits: { memory: '32Mi' } },
      want: ['32Mi', '32Mi'],
      why: 'a request never above the limit',
    },
    {
      asked: { requests: { memory: '1Gi' }, limits: {} },
      want: ['1Gi', '1Gi'],
      why: 'a limit never below the request',
    },
    {
      asked: { requests: { memory: '1Mi' }, limits: { memory: '2Gi' } },
      want: ['1Mi', '2Gi'],
      why: 'as asked',
    },
  ])('memory: $why', ({ asked, want }) => {
    const pod = { ...settings, resources: asked };
    for (const index of [0, 3]) {
      const { requests, limits } = spec({ pod }).containers[index]?.resources ?? {};
      expect([requests?.['memory'], limits?.['memory']]).toEqual(want);
    }
  });

  test('uses the pull secrets of the template', () => {
    expect(spec({ imagePullSecrets: ['a', 'b'] }).imagePullSecrets).toEqual([
      { name: 'a' },
      { name: 'b' },
    ]);
  });
});

test('validationPod is the pod of the Job, for a dry run', () => {
  const job = validationJob(validationRequest());
  expect(validationPod(job)).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: 'validate-0123456789abcdef-',
      namespace: 'apps',
      labels: { 'images.vibed.dev/validation': '0123456789abcdef' },
      annotations: { 'sidecar.istio.io/inject': 'false' },
    },
    spec: job.spec?.template.spec,
  });
});
