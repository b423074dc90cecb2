import { expect, test } from '@jest/globals';
import { isOfPod } from './is-of-pod.ts';

const UID = '0f1e2d3c-1111-2222-3333-444455556666';

test.each([
  {
    reason: 'control groups version 1, by files',
    cgroup: `4:cpu:/box/kubepods/burstable/pod${UID}/8a7b\n`,
    want: true,
  },
  {
    reason: 'version 2, by systemd',
    cgroup: `0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${UID.replaceAll('-', '_')}.slice/cri-containerd-8a7b.scope\n`,
    want: true,
  },
  {
    reason: 'another pod',
    cgroup: '0::/kubepods/pod0f1e2d3c-1111-2222-3333-444455557777/8a7b\n',
    want: false,
  },
  { reason: 'a process of the machine', cgroup: '0::/user.slice\n', want: false },
])('isOfPod(): $reason', ({ cgroup, want }) => {
  expect(isOfPod(cgroup, UID)).toBe(want);
});
