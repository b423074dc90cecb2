import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { REASONS } from '../../src/api/reasons.ts';
import { CONTRACTS } from '../../src/contract/contracts.ts';
import { evaluate } from '../../src/contract/evaluate.ts';
import { VIBED_AGENT_CHECKS } from '../../src/contract/vibed-agent-checks.ts';
import { judge } from '../../src/contract/judge.ts';
import { agent, boot, evidence, probe, terms } from './good-evidence.ts';

describe('VIBED_AGENT_CHECKS', () => {
  test('an image that keeps the contract passes every check', () => {
    expect(evaluate(terms(), [evidence()])).toEqual({
      findings: [],
      passed: VIBED_AGENT_CHECKS.length,
    });
  });

  test('the order is a promise: it decides which reason users see', () => {
    expect(VIBED_AGENT_CHECKS.map(({ id, needs }) => `${id} ${needs}`)).toEqual([
      'VA-001 Registry',
      'VA-002 Registry',
      'VA-003 Registry',
      'VA-010 Config',
      'VA-011 Config',
      'VA-012 Config',
      'VA-013 Config',
      'VA-014 Config',
      'VA-015 Config',
      'VA-016 Config',
      'VA-017 Config',
      'VA-020 Files',
      'VA-021 Files',
      'VA-022 Files',
      'VA-023 Files',
      'VA-024 Files',
      'VA-025 Files',
      'VA-030 Boot',
      'VA-031 Boot',
      'VA-032 Boot',
      'VA-033 Boot',
      'VA-034 Boot',
      'VA-035 Boot',
      'VA-041 Boot',
      'VA-042 Boot',
      'VA-040 Boot',
      'VA-036 Boot',
    ]);
  });

  test('a missing runtime, which fails every probe, is told by name', () => {
    const gone = probe({ exitCode: 127, reason: 'Error', output: 'sh: node: not found' });
    const said = agent({ runtimeProbeOK: false, runtimeProbeOutput: 'sh: node: not found' });
    const booted = boot({ agent: said, platformProbes: [gone], declaredProbe: gone });
    const { findings, passed } = evaluate(terms(), [evidence({ boot: booted })]);
    const now = new Date('2026-11-22T00:00:00Z');
    const verdict = judge({ findings, passed, waivers: [], requireInspection: false, now });
    expect([verdict.reason, verdict.message]).toEqual([
      'RuntimeMissing',
      'The runtime "node" is missing: the platform\'s probe "node --version" ended with exit code 127: "sh: node: not found"; install the runtime of the slot, so that user 1000 finds it in PATH',
    ]);
  });

  test('every file of the folder is a check of the list', () => {
    const ids = readdirSync('src/contract/vibed-agent').map((file) =>
      file.slice(0, 6).toUpperCase(),
    );
    expect(VIBED_AGENT_CHECKS.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  test.each(VIBED_AGENT_CHECKS.map((check) => ({ ...check })))(
    '$id has a title, a help and a fix that read well in a list and after a semicolon',
    ({ title, help, fix, severity }) => {
      expect(title).toMatch(/^[A-Z/t].{10,90}[^.]$/);
      expect(help).toMatch(/^[A-Z/a-z].{30,400}\.$/);
      expect(fix).toMatch(/^[a-z].{10,140}[^.]$/);
      expect(Object.keys(severity)).toEqual(['1']);
    },
  );

  test('every reason of the side Invalid can be given by a check of some contract, and no other', () => {
    const invalid = Object.entries(REASONS)
      .filter(([, { side }]) => side === 'Invalid')
      .map(([reason]) => reason);
    const given = Object.values(CONTRACTS).flatMap(({ checks }) =>
      checks.flatMap(({ reasons }) => [...reasons]),
    );
    expect([...new Set<string>(given)].sort()).toEqual(invalid.sort());
  });
});
