import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { VIBED_AGENT_PATHS } from '../../src/contract/vibed-agent-files.ts';
import { filesReport } from '../../src/evidence/files-report.ts';
import type { FileFact } from '../../src/evidence/image-evidence.ts';
import type { Known } from '../../src/evidence/known.ts';
import { parseFilesReport } from '../../src/evidence/parse-files-report.ts';

const paths = VIBED_AGENT_PATHS;
const UNREAD: Known<never> = {
  known: false,
  reason: 'EvidenceUnreadable',
  message: 'The validation pod could not read the file',
};
const elf = fc.record({
  architecture: fc.constantFrom('amd64', 'arm64', 'mips64le', 'unknown'),
  static: fc.boolean(),
});
const present = fc.record(
  {
    state: fc.constant('Present' as const),
    kind: fc.constantFrom('File' as const, 'Directory' as const, 'Other' as const),
    mode: fc.integer({ min: 0, max: 0o7777 }),
    elf,
    interpreter: fc.constantFrom('/bin/sh', '/usr/bin/env', '/bin/sh\ufffd', '/x#!/y'),
  },
  { requiredKeys: ['state', 'kind', 'mode'] },
);
const fact: fc.Arbitrary<Known<FileFact>> = fc.oneof(
  fc.constant(UNREAD),
  fc.constant({ known: true, value: { state: 'Missing' } } as const),
  present.map((value) => ({ known: true, value }) as const),
);

describe('filesReport', () => {
  test('is read back as it was meant, and the files of the contract fit into one', () => {
    const facts = fc
      .tuple(...paths.map(() => fact))
      .map((all) =>
        Object.fromEntries(
          all.map((one, index): [string, Known<FileFact>] => [paths[index] ?? '', one]),
        ),
      );
    fc.assert(
      fc.property(facts, (given) => {
        const report = filesReport(given);
        expect(Buffer.byteLength(report)).toBeLessThan(1500);
        expect(parseFilesReport(report)).toEqual({ known: true, value: given });
      }),
    );
  });

  test('what does not fit is not cut half', () => {
    const many = Array.from({ length: 200 }, (_, index) => [`/file/${index}`, UNREAD]);
    const report = filesReport(Object.fromEntries(many) as Record<string, Known<FileFact>>);
    expect(parseFilesReport(report)).toMatchObject({ known: false, reason: 'EvidenceUnreadable' });
  });

  test('a long interpreter is cut, so that one file cannot push out the others', () => {
    const fact = (interpreter: string): Known<FileFact> => ({
      known: true,
      value: { state: 'Present', kind: 'File', mode: 0o755, interpreter },
    });
    const long = `/${'x'.repeat(250)}`;
    expect(filesReport({ '/a': fact(long) })).toBe(
      `{"v":1,"files":{"/a":"f755 #!/${'x'.repeat(47)}"}}`,
    );
    const unprintable = fact('/' + '\ufffd'.repeat(250));
    const worst = Object.fromEntries(paths.map((path) => [path, unprintable]));
    expect(Buffer.byteLength(filesReport(worst))).toBeLessThan(1500);
    expect(filesReport({ '/a': fact(`${long}\ufffd`) })).toBe(
      `{"v":1,"files":{"/a":"f755 #!/${'x'.repeat(14)}\ufffd"}}`,
    );
  });
});

describe('parseFilesReport', () => {
  test.each([
    { reason: 'nothing', report: '' },
    { reason: 'no files', report: '{"v":1}' },
    { reason: 'a list of files', report: '{"v":1,"files":[]}' },
    { reason: 'a word that nobody knows', report: '{"v":1,"files":{"/a":"x755"}}' },
    { reason: 'a mode that is none', report: '{"v":1,"files":{"/a":"f789"}}' },
    { reason: 'half an ELF', report: '{"v":1,"files":{"/a":"f755 amd64"}}' },
    { reason: 'a control character', report: '{"v":1,"files":{"/a":"f755 #!/a\\n"}}' },
    { reason: 'no word', report: '{"v":1,"files":{"/a":7}}' },
    { reason: 'a report that was cut', report: '{"v":1,"files":{"/a":"f7' },
  ])('$reason proves nothing', ({ report }) => {
    expect(parseFilesReport(report)).toMatchObject({ known: false, reason: 'EvidenceUnreadable' });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json({ maxDepth: 3 })), (report) => {
        expect(parseFilesReport(report).known).toBe(false);
      }),
    );
  });
});
