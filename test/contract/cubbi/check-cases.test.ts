import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { CheckResult } from '../../../src/contract/check.ts';
import { conditionMessage } from '../../../src/contract/condition-message.ts';
import { CUBBI_CHECKS } from '../../../src/contract/cubbi/cubbi-checks.ts';
import { cleanText } from '../../../src/evidence/clean-text.ts';
import type { Resolution } from '../../../src/evidence/image-evidence.ts';
import { UNREAD } from '../good-evidence.ts';
import type { CubbiCase } from './cases/cubbi-case.ts';
import { cubbiTerms, goodEvidence } from './good-cubbi.ts';

const FOLDER = 'test/contract/cubbi/cases';

/** Every array of rows of the folder: a group's file is in as soon as it is there. */
const CASES: CubbiCase[] = [];
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('-cases.ts'))) {
  // One after the other: jest's loader loses what two imports share that run at the same time.
  const module = (await import(`./cases/${file}`)) as Record<string, CubbiCase[]>;
  CASES.push(...Object.values(module).flat());
}

const CHECKS = new Map(CUBBI_CHECKS.map((check) => [check.id, check]));

function run({ check, revision = 'Config', terms, evidence }: CubbiCase): CheckResult | undefined {
  const input = { terms: cubbiTerms(terms), evidence: goodEvidence(revision, evidence) };
  return CHECKS.get(check)?.run(input);
}

/** The rows that failed, with what they say in full. */
const FAILURES = CASES.flatMap((given) => {
  const result = run(given);
  if (result?.outcome !== 'Failed') return [];
  const { message, also = [], fix = CHECKS.get(given.check)?.fix } = result;
  return [{ ...given, result, messages: [message, ...also], fix }];
});

/** What the registry's silence looks like. */
const OUTAGE: Resolution = {
  outcome: 'Unknown',
  reason: 'RegistryUnavailable',
  message: 'The registry does not answer',
};

describe('the checks of the Cubbi contract', () => {
  test.each(CASES)('$check: $reason', (given) => {
    expect(run(given)).toEqual(given.want);
  });

  test('each has a row that passes it', () => {
    const passing = CASES.filter((given) => run(given)?.outcome === 'Passed');
    const ids = new Set(passing.map(({ check }) => check));
    expect(CUBBI_CHECKS.filter(({ id }) => !ids.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('each gives exactly the reasons that it declares', () => {
    const given = CUBBI_CHECKS.map(({ id }) => {
      const failures = FAILURES.filter(({ check }) => check === id);
      return { id, reasons: [...new Set(failures.map(({ result }) => result.reason))].sort() };
    });
    expect(given).toEqual(
      CUBBI_CHECKS.map(({ id, reasons }) => ({ id, reasons: [...reasons].sort() })),
    );
  });

  test('a lesser severity is less than the check’s own', () => {
    const wrong = FAILURES.filter(({ check, result: { severity } }) => {
      const own = CHECKS.get(check)?.severity;
      return severity !== undefined && own?.Pragmatic === severity && own.Strict === severity;
    });
    expect(wrong.map(({ check, reason }) => `${check}: ${reason}`)).toEqual([]);
  });

  test('nothing is judged where nothing could be told', () => {
    const evidence = {
      platform: 'linux/amd64',
      resolution: OUTAGE,
      config: UNREAD,
      files: UNREAD,
      boot: UNREAD,
    };
    const judged = CUBBI_CHECKS.filter((check) =>
      ['Passed', 'Failed'].includes(check.run({ terms: cubbiTerms(), evidence }).outcome),
    );
    expect(judged.map(({ id }) => id)).toEqual([]);
  });

  test('every message is one clean line without a full stop', () => {
    const messages = FAILURES.flatMap(({ messages: all }) => all);
    expect(messages.filter((text) => text !== cleanText(text) || text.endsWith('.'))).toEqual([]);
  });

  test('the messages of ordinary images keep message and fix whole', () => {
    const cut = FAILURES.flatMap(({ messages, fix }) =>
      messages
        .filter((message) => !message.includes('…'))
        .map((message) => conditionMessage(message, fix))
        .filter((text) => text.includes('…')),
    );
    expect(cut).toEqual([]);
  });
});
