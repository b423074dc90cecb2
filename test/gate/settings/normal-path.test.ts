import { describe, expect, test } from '@jest/globals';
import { normalPath } from '../../../src/gate/settings/normal-path.ts';

describe('normalPath', () => {
  test.each([
    ['/', '/'],
    ['', '/'],
    ['/app', '/app'],
    ['/app/', '/app'],
    ['//app//x', '/app/x'],
    ['app', '/app'],
    ['/app/../cubbi/./', '/cubbi'],
    ['/../..', '/'],
    ['/app/.hidden/..x/...', '/app/.hidden/..x/...'],
    ['/app/.', '/app'],
    ['/app/..', '/'],
    ['/./cubbi', '/cubbi'],
    ['/cubbi/\n', '/cubbi/\n'],
  ])('%j is %j', (path, want) => {
    expect(normalPath(path)).toBe(want);
  });
});
