import { describe, expect, test } from '@jest/globals';
import { checkById } from '../../src/contract/check-by-id.ts';
import type { CheckResult } from '../../src/contract/check.ts';
import { conditionMessage } from '../../src/contract/condition-message.ts';
import { VIBED_AGENT_CHECKS } from '../../src/contract/vibed-agent-checks.ts';
import { AGENT_CASES } from './cases/agent-cases.ts';
import type { CheckCase } from './cases/check-case.ts';
import { CONFIG_CASES } from './cases/config-cases.ts';
import { FILES_CASES } from './cases/files-cases.ts';
import { REGISTRY_CASES } from './cases/registry-cases.ts';
import { RUNTIME_CASES } from './cases/runtime-cases.ts';
import { START_CASES } from './cases/start-cases.ts';
import { evidence, terms } from './good-evidence.ts';

const CASES: readonly CheckCase[] = [
  ...REGISTRY_CASES,
  ...CONFIG_CASES,
  ...FILES_CASES,
  ...START_CASES,
  ...AGENT_CASES,
  ...RUNTIME_CASES,
];

function run({ check, terms: ownTerms, evidence: ownEvidence }: CheckCase): CheckResult {
  const input = { terms: terms(ownTerms), evidence: evidence(ownEvidence) };
  return checkById(check)?.run(input) ?? { outcome: 'NotApplicable' };
}

describe('the checks of the VibedAgent contract', () => {
  test.each(CASES)('$check: $reason', (given) => {
    expect(run(given)).toEqual(given.want);
  });

  test('each has a row that passes it', () => {
    const passing = CASES.filter((given) => run(given).outcome === 'Passed');
    expect(new Set(passing.map(({ check }) => check))).toEqual(
      new Set(VIBED_AGENT_CHECKS.map(({ id }) => id)),
    );
  });

  test('each gives exactly the reasons that it declares', () => {
    const given = VIBED_AGENT_CHECKS.map(({ id }) => {
      const results = CASES.filter(({ check }) => check === id).map(run);
      const reasons = results.flatMap((result) =>
        result.outcome === 'Failed' ? [result.reason] : [],
      );
      return { id, reasons: [...new Set(reasons)].sort() };
    });
    expect(given).toEqual(
      VIBED_AGENT_CHECKS.map(({ id, reasons }) => ({ id, reasons: [...reasons].sort() })),
    );
  });

  test('the messages of ordinary images keep message and fix whole', () => {
    const cut = CASES.flatMap((given) => {
      const result = run(given);
      if (result.outcome !== 'Failed' || result.message.includes('…')) return [];
      const fix = result.fix ?? checkById(given.check)?.fix;
      const text = conditionMessage(result.message, fix);
      return text.includes('…') ? [text] : [];
    });
    expect(cut).toEqual([]);
  });
});
