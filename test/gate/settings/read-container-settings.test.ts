import { describe, expect, test } from '@jest/globals';
import { readContainerSettings } from '../../../src/gate/settings/read-container-settings.ts';
import { readPodSettings } from '../../../src/gate/settings/read-pod-settings.ts';

describe('readContainerSettings', () => {
  test('a container that says nothing of how it is run has none', () => {
    expect(readContainerSettings({ name: 'a', image: 'b', env: [] })).toBeUndefined();
    expect(readContainerSettings('container')).toBeUndefined();
  });

  test('reads what rules may ask for', () => {
    const container = {
      command: ['a'],
      args: ['b'],
      securityContext: {
        runAsUser: 0,
        runAsNonRoot: false,
        privileged: true,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { add: ['cap_chown', 7], drop: ['All', 'x'.repeat(65)] },
      },
      volumeMounts: [{ name: 'v' }, { name: 'w', mountPath: '/a/', readOnly: true }],
      readinessProbe: { exec: { command: ['c'] } },
      lifecycle: { preStop: { exec: { command: ['d'] } }, postStart: { sleep: { seconds: 1 } } },
    };
    expect(readContainerSettings(container)).toEqual({
      command: { words: ['a'], whole: true },
      args: { words: ['b'], whole: true },
      security: {
        runAsUser: 0,
        runAsNonRoot: false,
        privileged: true,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        added: ['CHOWN'],
        dropped: ['ALL'],
      },
      mounts: [{ index: 1, volume: 'w', path: '/a', readOnly: true }],
      execs: [
        { field: 'readinessProbe.exec.command', words: { words: ['c'], whole: true } },
        { field: 'lifecycle.preStop.exec.command', words: { words: ['d'], whole: true } },
      ],
    });
  });

  test('is bounded', () => {
    const many = (one: unknown) => Array.from({ length: 5000 }, () => one);
    const read = readContainerSettings({
      securityContext: { capabilities: { add: many('CHOWN') } },
      volumeMounts: many({ mountPath: '/a' }).concat({ mountPath: 'x'.repeat(5000) }),
    });
    expect(read?.security?.added).toHaveLength(128);
    expect(read?.mounts).toHaveLength(1000);
  });
});

describe('readPodSettings', () => {
  test.each<{ reason: string; spec: unknown; want: ReturnType<typeof readPodSettings> }>([
    { reason: 'nothing is said', spec: { containers: [] }, want: undefined },
    { reason: 'no spec at all', spec: 7, want: undefined },
    {
      reason: 'the security context, and nonsense is left out',
      spec: { securityContext: { runAsUser: '0', runAsNonRoot: true, fsGroup: 5 } },
      want: { security: { runAsNonRoot: true, fsGroup: 5 }, readOnlyVolumes: new Set() },
    },
    {
      reason: 'volumes that are read-only by themselves',
      spec: {
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', secret: {} },
          { name: 'c', csi: { readOnly: true } },
          { name: 'd', nfs: { readOnly: 'yes' } },
          { name: 'e', configMap: null, emptyDir: {} },
          null,
        ],
      },
      want: { security: {}, readOnlyVolumes: new Set(['b', 'c']) },
    },
  ])('$reason', ({ spec, want }) => {
    expect(readPodSettings(spec)).toEqual(want);
  });
});
