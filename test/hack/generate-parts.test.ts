import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checksPart } from '../../hack/generate.d/checks-part.ts';
import { reasonsPart } from '../../hack/generate.d/reasons-part.ts';
import { withGeneratedPart } from '../../hack/generate.d/with-generated-part.ts';
import { BUILT_IN_SLOTS } from '../../src/api/built-in-slots.ts';
import { REASONS } from '../../src/api/reasons.ts';
import { CUBBI_CHECKS } from '../../src/contract/cubbi/cubbi-checks.ts';
import { VIBED_AGENT_CHECKS } from '../../src/contract/vibed-agent-checks.ts';

describe('the generated pages', () => {
  test('what people write around the marks stays, and a second run changes nothing', () => {
    const page = readFileSync('docs/reasons.md', 'utf8');
    const written = withGeneratedPart(page, 'one\n');
    expect(written).toContain('# Reasons');
    expect(written).toContain('\n\none\n\n');
    expect(withGeneratedPart(written, 'one\n')).toBe(written);
  });

  test('a page without marks is refused', () => {
    expect(() => withGeneratedPart('# Page', 'one')).toThrow('in the page, in this order');
  });

  test('every check and every reason has one row, and no text breaks its table', () => {
    const rows = (part: string) =>
      part.split('\n').filter((line) => /^\| (?:`[A-Z]|[A-Z]{2}-)/.test(line));
    const checks = rows(checksPart(VIBED_AGENT_CHECKS));
    const cubbi = rows(checksPart(CUBBI_CHECKS));
    const reasons = rows(reasonsPart(REASONS));
    expect(checks).toHaveLength(VIBED_AGENT_CHECKS.length);
    expect(cubbi).toHaveLength(CUBBI_CHECKS.length);
    expect(reasons).toHaveLength(Object.keys(REASONS).length);
    const columns = (row: string) => row.split(/(?<!\\)\|/).length - 2;
    expect(new Set(checks.map(columns))).toEqual(new Set([5]));
    expect(new Set(cubbi.map(columns))).toEqual(new Set([6]));
    expect(new Set(reasons.map(columns))).toEqual(new Set([4]));
  });

  test('a contract with several grades has a column for each, in their order', () => {
    const titles = (part: string) => part.split('\n').find((line) => line.startsWith('| id |'));
    expect(titles(checksPart(VIBED_AGENT_CHECKS))).toContain('| id | severity | what');
    expect(titles(checksPart(CUBBI_CHECKS))).toContain('| id | Pragmatic | Strict | what');
    const row = checksPart(CUBBI_CHECKS)
      .split('\n')
      .find((line) => line.startsWith('| CB-112 '));
    expect(row).toContain('| CB-112 | Warning | Error |');
  });

  test('the page of the contract names the probes of the built-in slots as they are', () => {
    const page = readFileSync('docs/contract-vibed-agent.md', 'utf8');
    const code = (texts: string[]) => texts.map((text) => `\`${text}\``).join(', ');
    for (const [slot, { language, runtimeProbes }] of Object.entries(BUILT_IN_SLOTS)) {
      const commands = code(runtimeProbes.map(({ command }) => command.join(' ')));
      const prints = code(runtimeProbes.map((probe) => probe.prints));
      expect(page).toContain(`| \`${slot}\` | \`${language}\` | ${commands} | ${prints} |`);
    }
  });
});
