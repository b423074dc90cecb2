import { describe, expect, test } from '@jest/globals';
import { groupConflictIsFatal } from '../../../../src/contract/cubbi/init/group-conflict-is-fatal.ts';

describe('groupConflictIsFatal', () => {
  test.each([
    {
      reason: 'a condition',
      text: '    if not run(["groupadd", name]):\n        return',
      want: true,
    },
    {
      reason: 'a condition over lines',
      text: '    if not self.run(\n        ["groupadd", "-g", gid]\n    ):',
      want: true,
    },
    { reason: 'the result is returned', text: '  return run(["groupadd"])', want: true },
    { reason: 'the result is kept', text: "  done = run(['groupadd'])", want: true },
    {
      reason: 'the call raises',
      text: 'subprocess.run(["groupadd", name], check=True)',
      want: true,
    },
    {
      reason: 'the call raises, over lines',
      text: 'subprocess.run(\n    ["groupadd", name],\n    check=True,\n)',
      want: true,
    },
    { reason: 'another that raises', text: 'subprocess.check_call(["groupadd"])', want: true },
    {
      reason: 'the call stands for itself',
      text: '    self.run(["groupadd", "-g", gid])',
      want: false,
    },
    {
      reason: 'over lines',
      text: 'x = 1\nself.run(\n    [\n        "groupadd",\n    ]\n)',
      want: false,
    },
    { reason: 'by its path', text: 'run(["/usr/sbin/groupadd"])', want: false },
    { reason: 'by its path in a condition', text: 'if run(["/usr/sbin/groupadd"]):', want: true },
    { reason: 'another program', text: 'if run(["groupmod"]):', want: false },
    { reason: 'nothing', text: '', want: false },
  ])('$want for $reason', ({ text, want }) => {
    expect(groupConflictIsFatal(text)).toBe(want);
  });
});
