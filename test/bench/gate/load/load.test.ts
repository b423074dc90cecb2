import { describe, expect, test } from '@jest/globals';
import { loadProblem } from './load-problem.ts';
import { parseLoadResult } from './parse-load-result.ts';
import { parseVerdict } from './parse-verdict.ts';

describe('loadProblem()', () => {
  const calm = { server: 0.99, generator: 0.6, foreignAtServer: 0.02, foreignAtGenerator: 0.1 };
  test.each([
    { reason: 'a calm machine', use: {}, want: undefined },
    {
      reason: 'others on the server core',
      use: { foreignAtServer: 0.4 },
      want: "40 % of the server's",
    },
    {
      reason: 'others on the other',
      use: { foreignAtGenerator: 0.5 },
      want: "50 % of the generator's",
    },
    { reason: 'a full generator before a full server', use: { generator: 0.99 }, want: undefined },
    {
      reason: 'a full generator before an idle server',
      use: { generator: 0.97, server: 0.7 },
      want: 'the generator was the bottleneck: it used 97 % of its core, the server 70 %',
    },
    { reason: 'an idle server before an idle generator', use: { server: 0.2 }, want: undefined },
  ])('$reason', ({ use, want }) => {
    const problem = loadProblem({ ...calm, ...use });
    expect(problem === undefined).toBe(want === undefined);
    expect(problem ?? '').toContain(want ?? '');
  });
});

describe('parseLoadResult()', () => {
  const result = {
    ...{ requests: 10, seconds: 1, rps: 10, errors: 0, denied: 1, cpuSeconds: 0.1 },
    ...{ p50: 1, p90: 1, p99: 2, p999: 2, max: 3 },
  };

  test('reads the last line', () => {
    expect(parseLoadResult(`hello\n${JSON.stringify(result)}\n`)).toEqual(result);
  });

  test.each([
    {
      reason: 'a member is missing',
      text: JSON.stringify({ ...result, denied: undefined }),
      want: 'denied',
    },
    { reason: 'a member is no number', text: JSON.stringify({ ...result, p99: '2' }), want: 'p99' },
    { reason: 'nothing was said', text: '', want: 'requests' },
  ])('refuses what is something else: $reason', ({ text, want }) => {
    expect(() => parseLoadResult(text)).toThrow(want);
  });
});

describe('parseVerdict()', () => {
  const answer = (response: object) => ({ status: 200, text: JSON.stringify({ response }) });

  test('reads what the user is told', () => {
    expect(parseVerdict(answer({ uid: 'u', allowed: false, status: { message: 'no' } }))).toEqual({
      uid: 'u',
      allowed: false,
      message: 'no',
    });
    expect(parseVerdict(answer({ uid: 'u', allowed: true }))).toMatchObject({ message: '' });
  });

  test.each([
    { reason: 'an error', of: { status: 500, text: '{"response":{"allowed":true}}' } },
    { reason: 'no decision', of: answer({ uid: 'u' }) },
  ])('refuses $reason', ({ of }) => {
    expect(() => parseVerdict(of)).toThrow('no AdmissionReview');
  });
});
