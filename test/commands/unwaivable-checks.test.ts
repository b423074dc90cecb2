import { expect, test } from '@jest/globals';
import { unwaivableChecks } from '../../src/commands/unwaivable-checks.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { CONTRACTS } from '../../src/contract/contracts.ts';

test('takes every check of every contract', () => {
  const ids = Object.values(CONTRACTS).flatMap(({ checks }) => checks.map(({ id }) => id));
  expect(unwaivableChecks(ids)).toEqual(new Set(ids));
  expect(unwaivableChecks([])).toEqual(new Set());
});

test.each([
  { reason: 'a number that no check has', ids: ['VA-001', 'VA-999'], want: 'VA-999' },
  { reason: 'letters that no contract has', ids: ['XX-001'], want: 'XX-001' },
  { reason: 'all that are wrong are named', ids: ['VA-998', 'CB-999'], want: 'VA-998, CB-999' },
])('refuses $reason', ({ ids, want }) => {
  const refused = () => unwaivableChecks(ids);
  expect(refused).toThrow(ConfigError);
  expect(refused).toThrow(
    `--unwaivable-checks has ${want}, which no contract has; use ids of its checks, for example VA-001`,
  );
});
