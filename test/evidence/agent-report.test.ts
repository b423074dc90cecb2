import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AGENT_FAULTS } from '../../src/evidence/agent-faults.ts';
import { agentReport } from '../../src/evidence/agent-report.ts';
import { parseAgentReport } from '../../src/evidence/parse-agent-report.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.constantFrom('"'.repeat(600), '\\'.repeat(600), '€'.repeat(600), '\ud800'.repeat(600)),
);

describe('agentReport', () => {
  test('is read back as it was meant, within 1,500 bytes, whatever the agent said', () => {
    const info = fc.record({
      language: text,
      agentContract: text,
      runtimeProbe: text,
      runtimeProbeOK: fc.boolean(),
      runtimeProbeOutput: text,
    });
    fc.assert(
      fc.property(info, fc.integer({ min: 0, max: 900_000 }), (said, afterMilliseconds) => {
        const report = agentReport({ answered: true, afterMilliseconds, info: said });
        expect(Buffer.byteLength(report)).toBeLessThan(1500);
        expect(parseAgentReport(report)).toMatchObject({
          known: true,
          value: {
            answered: true,
            afterMilliseconds,
            info: { runtimeProbeOK: said.runtimeProbeOK },
          },
        });
      }),
    );
  });

  test.each(AGENT_FAULTS)('%s is read back', (fault) => {
    const report = agentReport({ answered: false, fault, detail: 'x\ny' });
    expect(parseAgentReport(report)).toEqual({
      known: true,
      value: { answered: false, fault, detail: 'x y' },
    });
  });

  test('an inability of the prober proves nothing about the image', () => {
    expect(parseAgentReport(agentReport({ inability: 'EHOSTUNREACH' }))).toEqual({
      known: false,
      reason: 'EvidenceUnreadable',
      message: 'The probe could not ask the agent: EHOSTUNREACH',
    });
  });
});

describe('parseAgentReport', () => {
  const good = agentReport({
    answered: true,
    afterMilliseconds: 7,
    info: {
      language: 'node',
      agentContract: '1',
      runtimeProbe: 'node --version',
      runtimeProbeOK: true,
      runtimeProbeOutput: 'v24',
    },
  });

  test.each([
    { reason: 'nothing', report: '' },
    { reason: 'blanks', report: ' \n' },
    { reason: 'a report that was cut', report: good.slice(0, -1) },
    { reason: 'another version', report: good.replace('"v":1', '"v":2') },
    { reason: 'no version', report: good.replace('"v":1,', '') },
    { reason: 'a list', report: '[1]' },
    { reason: 'null', report: 'null' },
    { reason: 'a wrong type', report: good.replace('"ms":7', '"ms":"7"') },
    { reason: 'a negative time', report: good.replace('"ms":7', '"ms":-7') },
    { reason: 'a wrong type in the answer', report: good.replace('true', '1') },
    { reason: 'a fault that nobody knows', report: '{"v":1,"fault":"Bored","detail":""}' },
    { reason: 'a fault without detail', report: '{"v":1,"fault":"NotJson"}' },
    { reason: 'more than a report can have', report: good.replace('v24', 'x'.repeat(1500)) },
    { reason: 'more bytes than a report can have', report: good.replace('v24', '€'.repeat(500)) },
  ])('$reason proves nothing', ({ report }) => {
    expect(parseAgentReport(report)).toMatchObject({ known: false, reason: 'EvidenceUnreadable' });
  });

  test('never throws, and calls nothing known that is not', () => {
    const json = fc.json({ maxDepth: 3 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), json), (report) => {
        expect(parseAgentReport(report).known).toBe(false);
      }),
    );
  });
});
