import { describe, expect, test } from '@jest/globals';

import type { LayerEntry } from '../../../hack/image.d/layer-entry.ts';
import { mergeUsr } from '../../../hack/image.d/merge-usr.ts';

function file(path: string, content = ''): LayerEntry {
  return { path, mode: 0o755, type: 'file', content: Buffer.from(content) };
}

function link(path: string, target: string): LayerEntry {
  return { path, mode: 0o777, type: 'symlink', target };
}

describe('mergeUsr', () => {
  test.each([
    {
      entries: [file('/bin/bash'), file('/etc/passwd')],
      want: [file('/usr/bin/bash'), file('/etc/passwd'), link('/bin', 'usr/bin')],
      reason: 'only what is in a merged folder moves',
    },
    {
      entries: [link('/bin', 'usr/bin'), file('/usr/bin/bash')],
      want: [file('/usr/bin/bash'), link('/bin', 'usr/bin')],
      reason: 'newer packages have moved already and ship the link',
    },
    {
      entries: [{ path: '/lib', mode: 0o755, type: 'directory' } as const, file('/library')],
      want: [file('/library')],
      reason: 'an empty folder needs no link, and a name that begins alike is another one',
    },
    {
      entries: [link('/lib64/ld.so', '/lib/x/ld.so'), link('/bin/sh', 'dash')],
      want: [
        link('/usr/lib64/ld.so', '/lib/x/ld.so'),
        link('/usr/bin/sh', 'dash'),
        link('/bin', 'usr/bin'),
        link('/lib64', 'usr/lib64'),
      ],
      reason: 'links to absolute paths and to neighbours stay true',
    },
    {
      entries: [link('/lib/x/lib.so', '../../usr/lib/lib.so')],
      want: [link('/usr/lib/x/lib.so', '/usr/lib/lib.so'), link('/lib', 'usr/lib')],
      reason: 'a link that climbs would end one folder too low',
    },
    {
      entries: [link('/usr/bin/awk', 'mawk'), file('/bin/awk', 'real')],
      want: [file('/usr/bin/awk', 'real'), link('/bin', 'usr/bin')],
      reason: 'the last of two with the same path stays',
    },
  ])('$reason', ({ entries, want }) => {
    expect(mergeUsr(entries)).toEqual(want);
  });
});
