import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRuntimeReport } from '../../src/boot/parse-runtime-report.ts';

const known = (exitCode: number, reason: string, output = '') => ({
  known: true,
  value: { exitCode, reason, output },
});
const unknown = { known: false, reason: 'EvidenceUnreadable' };

function parse(exitCode: number, reason: string, message = '', probes = 1) {
  const { platformProbes, declaredProbe } = parseRuntimeReport(
    { exitCode, reason, message },
    probes,
  );
  return [...platformProbes, declaredProbe];
}

describe('parseRuntimeReport', () => {
  test.each([
    {
      of: 'exit code and report agree',
      given: parse(0, 'Completed', '@p0 0\n|v24.1\n@d 0\n@end\n'),
      want: [known(0, 'Completed', 'v24.1'), known(0, 'Completed')],
    },
    {
      of: 'the program is absent',
      given: parse(
        10,
        'Error',
        '@p0 127\n|sh: 1: node: not found\n@d 127\n|sh: 1: node: not found\n@end\n',
      ),
      want: [
        known(127, 'Error', 'sh: 1: node: not found'),
        known(127, 'Error', 'sh: 1: node: not found'),
      ],
    },
    {
      of: 'the report claims success, the exit code does not: the exit code is the authority',
      given: parse(10, 'Error', '@p0 0\n|v24.1\n@d 0\n@end\n'),
      want: [known(10, 'Error'), unknown],
    },
    {
      of: 'the report claims success of the declared probe, the exit code does not',
      given: parse(9, 'Error', '@p0 0\n|v24.1\n@d 0\n@end\n'),
      want: [unknown, known(9, 'Error')],
    },
    {
      of: 'success without a report: what was printed is not known',
      given: parse(0, 'Completed', ''),
      want: [unknown, unknown],
    },
    {
      of: 'success with a report of failure',
      given: parse(0, 'Completed', '@p0 1\n@d 0\n@end\n'),
      want: [unknown, unknown],
    },
    {
      of: 'a report that was cut',
      given: parse(0, 'Completed', '@p0 0\n|v24.1\n@d 0\n'),
      want: [unknown, unknown],
    },
    {
      of: 'frames in another order',
      given: parse(0, 'Completed', '@d 0\n@p0 0\n@end\n'),
      want: [unknown, unknown],
    },
    {
      of: 'no sh in the image',
      given: parse(
        128,
        'StartError',
        'failed to create containerd task: error during container init: exec: "sh": executable file not found in $PATH',
      ),
      want: [
        known(128, 'StartError', 'exec: "sh": executable file not found in $PATH'),
        known(128, 'StartError', 'exec: "sh": executable file not found in $PATH'),
      ],
    },
    {
      of: 'the node could not start it',
      given: parse(128, 'StartError', 'error during container init: procReady not received'),
      want: [unknown, unknown],
    },
    {
      of: 'over its limit in the first probe',
      given: parse(137, 'OOMKilled', ''),
      want: [known(137, 'OOMKilled'), unknown],
    },
    {
      of: 'over its limit in the second: what was reported before stands',
      given: parse(137, 'OOMKilled', '@p0 0\n|v24.1\n'),
      want: [known(0, 'Completed', 'v24.1'), known(137, 'OOMKilled')],
    },
    {
      of: 'a child over the limit (cgroup v1 kills it alone)',
      given: parse(10, 'OOMKilled', '@p0 137\n@d 0\n@end\n'),
      want: [known(137, 'OOMKilled'), known(0, 'Completed')],
    },
    {
      of: 'a probe that was late',
      given: parse(10, 'Error', '@p0 137 late\n@d none\n@end\n'),
      want: [
        known(137, 'TimedOut'),
        known(127, 'NotDeclared', 'VIBED_RUNTIME_PROBE is not set in the image'),
      ],
    },
    { of: 'killed from outside', given: parse(137, 'Error', ''), want: [unknown, unknown] },
    { of: 'its shim was killed', given: parse(255, 'Error', ''), want: [unknown, unknown] },
    {
      of: 'containerd was killed as it ended',
      given: parse(255, 'Unknown', '@p0 0\n@d 0\n@end\n'),
      want: [unknown, unknown],
    },
    {
      of: 'a shell that cannot run anything',
      given: parse(126, 'Error', 'sh: node: Permission denied'),
      want: [
        known(126, 'Error', 'sh: node: Permission denied'),
        known(126, 'Error', 'sh: node: Permission denied'),
      ],
    },
    {
      of: 'no platform probe at all',
      given: parse(9, 'Error', '@d 1\n|x\n@end\n', 0),
      want: [known(1, 'Error', 'x')],
    },
  ])('$of', ({ given, want }) => {
    expect(given).toMatchObject(want);
    expect(given).toHaveLength(want.length);
  });

  test('no message makes a probe good that the exit code does not', () => {
    const line = fc.constantFrom(
      '@p0 0',
      '@p1 0',
      '@d 0',
      '@d none',
      '|v24.',
      '@end',
      '@p0 1',
      'x',
      '',
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom(1, 2, 9, 10, 11, 126, 137, 255),
        (lines, exitCode) => {
          const probes = parse(exitCode, 'Error', lines.join('\n'), 2);
          const good = probes.map((probe) => probe.known && probe.value.exitCode === 0);
          if (exitCode >= 10) expect(good[exitCode - 10] ?? false).toBe(false);
          expect(good.every((each) => each)).toBe(false);
        },
      ),
    );
  });

  test('any message is read without an error, and output is bounded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 5000 }),
        fc.integer({ min: 0, max: 255 }),
        (message, exitCode) => {
          for (const probe of parse(exitCode, 'Error', `@p0 0\n|${message}`))
            if (probe.known) expect(probe.value.output.length).toBeLessThan(500);
        },
      ),
    );
  });
});
