import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { REASONS } from '../../../src/api/reasons.ts';
import { VIBED_AGENT_CHECKS } from '../../../src/contract/vibed-agent-checks.ts';
import { CUBBI_CHECKS } from '../../../src/contract/cubbi/cubbi-checks.ts';
import { evaluate } from '../../../src/contract/evaluate.ts';
import { cubbiTerms, goodEvidence } from './good-cubbi.ts';

const REVISIONS = ['Env', 'Config'] as const;
const GRADES = ['Pragmatic', 'Strict'] as const;

describe('CUBBI_CHECKS', () => {
  test.each(REVISIONS.flatMap((revision) => GRADES.map((grade) => ({ revision, grade }))))(
    'an image that keeps the contract of revision $revision has no finding, $grade',
    ({ revision, grade }) => {
      // Unless the template says otherwise, Strict asks for the revision of the specification.
      const terms = cubbiTerms({ grade, revision });
      const { findings } = evaluate(terms, [goodEvidence(revision)]);
      expect(findings).toEqual([]);
    },
  );

  test('the order is a promise: it decides which reason users see', () => {
    expect(CUBBI_CHECKS.map(({ id, needs }) => `${id} ${needs}`)).toEqual([
      'CB-140 Registry',
      'CB-141 Registry',
      'CB-123 Registry',
      'CB-060 Config',
      'CB-085 Config',
      'CB-120 Config',
      'CB-124 Config',
      'CB-121 Config',
      'CB-131 Config',
      'CB-080 Files',
      'CB-001 Files',
      'CB-002 Files',
      'CB-003 Files',
      'CB-004 Files',
      'CB-005 Files',
      'CB-006 Files',
      'CB-007 Files',
      'CB-008 Files',
      'CB-009 Files',
      'CB-010 Files',
      'CB-011 Files',
      'CB-012 Files',
      'CB-013 Files',
      'CB-014 Files',
      'CB-015 Files',
      'CB-016 Files',
      'CB-040 Files',
      'CB-044 Files',
      'CB-050 Files',
      'CB-051 Files',
      'CB-052 Files',
      'CB-053 Files',
      'CB-054 Files',
      'CB-055 Files',
      'CB-057 Files',
      'CB-058 Files',
      'CB-059 Files',
      'CB-122 Files',
      'CB-056 Files',
      'CB-062 Files',
      'CB-063 Files',
      'CB-072 Files',
      'CB-043 Files',
      'CB-076 Files',
      'CB-081 Files',
      'CB-084 Files',
      'CB-086 Files',
      'CB-090 Files',
      'CB-091 Files',
      'CB-094 Files',
      'CB-092 Files',
      'CB-093 Files',
      'CB-095 Files',
      'CB-096 Files',
      'CB-097 Files',
      'CB-099 Files',
      'CB-100 Files',
      'CB-112 Files',
      'CB-114 Files',
      'CB-117 Files',
      'CB-130 Files',
      'CB-075 Boot',
      'CB-074 Boot',
      'CB-061 Boot',
      'CB-064 Boot',
      'CB-020 Boot',
      'CB-021 Boot',
      'CB-022 Boot',
      'CB-083 Boot',
      'CB-023 Boot',
      'CB-024 Boot',
      'CB-025 Boot',
      'CB-026 Boot',
      'CB-027 Boot',
      'CB-028 Boot',
      'CB-082 Boot',
      'CB-030 Boot',
      'CB-031 Boot',
      'CB-032 Boot',
      'CB-041 Boot',
      'CB-065 Boot',
      'CB-070 Boot',
      'CB-071 Boot',
      'CB-073 Boot',
      'CB-113 Boot',
      'CB-045 Boot',
      'CB-046 Boot',
      'CB-098 Boot',
      'CB-110 Boot',
      'CB-111 Boot',
      'CB-115 Boot',
      'CB-116 Boot',
      'CB-118 Boot',
      'CB-133 Boot',
    ]);
  });

  test('every file of the folder is a check of the list, and the other way round', () => {
    const ids = readdirSync('src/contract/cubbi/checks').map((file) =>
      file.slice(0, 6).toUpperCase(),
    );
    expect(CUBBI_CHECKS.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  test('no id is given twice, in no contract', () => {
    const ids = [...CUBBI_CHECKS, ...VIBED_AGENT_CHECKS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(CUBBI_CHECKS.map((check) => ({ ...check })))(
    '$id has a title, a help and a fix that read well in a list and after a semicolon',
    ({ title, help, fix, severity }) => {
      expect(title).toMatch(/^[A-Z/].{8,88}[^.]$/);
      expect(help).toMatch(/^[A-Z/a-z].{28,398}\.$/);
      expect(fix).toMatch(/^[a-z].{8,138}[^.]$/);
      expect(Object.keys(severity)).toEqual([...GRADES]);
    },
  );

  test('Strict is never more lenient than Pragmatic', () => {
    const weight = { Info: 0, Warning: 1, Error: 2 };
    const lenient = CUBBI_CHECKS.filter(
      ({ severity }) => weight[severity.Strict] < weight[severity.Pragmatic],
    );
    expect(lenient.map(({ id }) => id)).toEqual([]);
  });

  test('every reason of the side Invalid can be given by a check of a contract', () => {
    const invalid = Object.entries(REASONS)
      .filter(([, { side }]) => side === 'Invalid')
      .map(([reason]) => reason);
    const checks = [...VIBED_AGENT_CHECKS, ...CUBBI_CHECKS];
    const given = new Set(checks.flatMap(({ reasons }) => [...reasons]));
    expect([...given].sort()).toEqual(invalid.sort());
  });
});
