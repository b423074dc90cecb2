import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../src/gate/decide.ts';
import { IMAGE, statusOf } from '../template-object.ts';
import { ADVISED, decidePod, inputFor, podWith } from './cubbi-decision.ts';

const NAME = 'BaseImageTemplate "goose"';
const bash = (...options: string[]) => ({ exec: { command: ['/bin/bash', ...options, 'true'] } });
const UNSAFE = { securityContext: {} };

describe('workloads of Cubbi images that are only warned of', () => {
  test.each<{ reason: string; container: object; pod?: Record<string, unknown>; want: string }>([
    {
      reason: 'sudo without a password',
      container: { securityContext: undefined },
      want: `spec.containers[0].securityContext.allowPrivilegeEscalation: user cubbi of ${NAME} may become root by sudo without a password; set allowPrivilegeEscalation to false`,
    },
    {
      reason: 'escalation that is allowed in words',
      container: { securityContext: { allowPrivilegeEscalation: true } },
      want: 'may become root by sudo',
    },
    {
      reason: 'a group that owns the files of volumes',
      container: {},
      pod: { securityContext: { fsGroup: 1000 } },
      want: `spec.securityContext.fsGroup: fsGroup opens every file of a volume to the group, private ones too; remove it, the init script of ${NAME} sets the owners`,
    },
    {
      reason: 'a probe with an interactive bash',
      container: { readinessProbe: bash('-ic') },
      want: `spec.containers[0].readinessProbe.exec.command: bash -i and bash -l wait in ${NAME} until the init script is done, without end where it failed; use sh -c`,
    },
    {
      reason: 'a hook with a login bash',
      container: { lifecycle: { postStart: bash('--login', '-c') } },
      want: 'spec.containers[0].lifecycle.postStart.exec.command: bash -i and bash -l',
    },
    {
      reason: 'a volume at /home',
      container: { volumeMounts: [{ name: 'h', mountPath: '/home' }] },
      want: `spec.containers[0].volumeMounts[0].mountPath: the init script of ${NAME} fails where a volume at /home has a directory cubbi; mount it at /cubbi-config, where the home is kept`,
    },
  ])('$reason', ({ container, pod, want }) => {
    const decision = decidePod(podWith(container, pod));
    expect(decision).toMatchObject({ outcome: 'Warn', reason: 'WorkloadNotAdvised' });
    expect(decision.message).toContain(want);
  });

  test.each<{ reason: string; container: object }>([
    {
      reason: 'sh in a probe',
      container: { livenessProbe: { exec: { command: ['sh', '-lc', 'x'] } } },
    },
    { reason: 'bash -c', container: { livenessProbe: bash('-c') } },
    {
      reason: 'an option of what bash runs',
      container: { startupProbe: { exec: { command: ['bash', '-c', 'x', '-i'] } } },
    },
    { reason: 'a probe without a command', container: { livenessProbe: { httpGet: { port: 1 } } } },
  ])('$reason: nothing is said', ({ container }) => {
    expect(decidePod(podWith(container)).outcome).toBe('Admit');
  });

  test('all that is advised is said, and what is about the pod only once', () => {
    const container = { name: 'b', image: IMAGE, livenessProbe: bash('-i') };
    const pod = podWith(UNSAFE, {
      securityContext: { fsGroup: 1 },
      containers: [{ name: 'a', image: IMAGE, securityContext: ADVISED }, container],
    });
    const { message, also = [] } = decidePod(pod);
    expect([message, ...also].map((text) => text.split(':')[0])).toEqual([
      'spec.containers[1].livenessProbe.exec.command',
      'spec.securityContext.fsGroup',
      'spec.containers[1].securityContext.allowPrivilegeEscalation',
    ]);
  });

  test.each([
    { mode: 'Enforce', want: 'Warn' },
    { mode: 'Warn', want: 'Warn' },
    { mode: 'Audit', want: 'Audit' },
  ] as const)('advice under $mode becomes $want, never a rejection', ({ mode, want }) => {
    expect(decidePod(podWith(UNSAFE), { admission: { mode } }).outcome).toBe(want);
  });

  test("the operator's cap holds for advice too", () => {
    const input = inputFor(podWith(UNSAFE), {}, 'Cubbi', { policy: { maxMode: 'Audit' } });
    expect(decide(input)).toMatchObject({ outcome: 'Audit', reason: 'WorkloadNotAdvised' });
  });

  test('where the template has no verdict and that is told, advice comes after it', () => {
    const status = statusOf('Unknown');
    const said = decidePod(podWith(UNSAFE), { status, admission: { whenUnknown: 'Warn' } });
    expect(said).toMatchObject({ outcome: 'Warn', reason: 'Unknown' });
    expect(said.also?.[0]).toContain('allowPrivilegeEscalation');
    const silent = decidePod(podWith(UNSAFE), { status });
    expect(silent).toMatchObject({ outcome: 'Warn', reason: 'WorkloadNotAdvised' });
    const denied = decidePod(podWith(UNSAFE), { status, admission: { whenUnknown: 'Deny' } });
    expect(denied).toMatchObject({ outcome: 'Reject', reason: 'Unknown' });
    expect(denied.also).toBeUndefined();
  });
});
