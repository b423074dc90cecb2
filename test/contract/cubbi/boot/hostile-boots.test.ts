import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bootLinks } from '../../../../src/contract/cubbi/boot/boot-links.ts';
import type { CubbiBoot } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { evaluate } from '../../../../src/contract/evaluate.ts';
import { bulkReport } from '../../../../src/evidence/bulk-report.ts';
import { running, terminated } from '../../../build/pod.ts';
import { known as knownValue } from '../../good-evidence.ts';
import { cubbiTerms, goodEvidence } from '../good-cubbi.ts';
import { known, LOGS, NOT_YET, progress } from './cubbi-boot-progress.ts';
import { probeText } from './probe-text.ts';

/** What images may write: junk, what our parsers look for, and texts of known failures. */
const WORDS = fc.constantFrom(
  '@self\n|Uid:\t0\t0\t0\t0\n',
  '@place zz\n|/app\n',
  '@end\n',
  'second 41 0 0\nkept home\nlost\nend\n',
  'defaults 99999999999 1\nend\n',
  'base-image-report 1 5\n',
  'CNRY0123456789abcdef\n',
  'usage: \n',
  "Operation not permitted: '/app'\n",
  'UID 12345 is not unique\n',
  '__proto__',
  '\u0000\u001b[2J\u202e\ud800',
  'x'.repeat(5000),
);
const text = fc
  .array(fc.oneof(WORDS, fc.string({ unit: 'binary', maxLength: 64 })), { maxLength: 8 })
  .map((parts) => parts.join(''));
const end = fc
  .tuple(fc.constantFrom(0, 1, 41, 42, 126, 127, 137, 139, 255), text)
  .map(([code, message]) => terminated(code, code === 0 ? 'Completed' : 'Error', message));
const state = fc.oneof(end, fc.constant(running(2)));
const left = fc.oneof(
  text,
  fc
    .dictionary(fc.constantFrom('self', 'log', 'place', 'proc', 'link', 'found', 'tool'), text)
    .map(probeText),
);

const pods = fc.record({
  candidate: fc.oneof(end, fc.constant(terminated(0, 'Completed'))),
  second: state,
  defaults: state,
  help: state,
  malformed: state,
  log: text,
  left,
});

describe('whatever an image writes and however its boots end', () => {
  test('it is evaluated, in findings that a status holds', () => {
    fc.assert(
      fc.property(pods, ({ log, left: found, candidate, ...others }) => {
        const started = candidate.state?.terminated?.exitCode === 0;
        const containers = { candidate, ...(started ? others : NOT_YET) };
        const report = bulkReport({ v: 1, state: 'Left', text: found });
        const written = { candidate: log, second: log, defaults: log, help: log, malformed: log };
        const logs = known({ files: LOGS.files, report, ...written });
        const seen = progress({
          containers,
          context: { logs, now: Date.parse('2026-11-21T11:00:00Z') },
        });
        if (seen.state !== 'Done') throw new Error(JSON.stringify(seen));
        const evidence = { ...goodEvidence('Config'), boot: knownValue(seen.boot as CubbiBoot) };
        const { findings } = evaluate(cubbiTerms(), [evidence]);
        expect(findings.length).toBeLessThanOrEqual(128);
        for (const { message, fix = '' } of findings) {
          expect(Buffer.byteLength(message)).toBeLessThanOrEqual(512);
          expect(Buffer.byteLength(fix)).toBeLessThanOrEqual(512);
          // eslint-disable-next-line no-control-regex -- control characters are what it looks for
          expect(message).not.toMatch(/[\u0000-\u001f\u007f\u202e]/);
        }
      }),
    );
  });

  test('no metadata makes a boot ask for a link in a place of ours', () => {
    const path = fc.oneof(
      fc.constantFrom('/app', '/cubbi', '/home/cubbi', '/app/../cubbi', '/', '/app/.validator'),
      fc.string().map((name) => `/app/${name}`),
    );
    const config = fc.record({
      source: path,
      target: fc.oneof(
        path,
        path.map((own) => `/cubbi-config${own}`),
      ),
      type: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(config, { maxLength: 40 }), (persistentConfigs) => {
        const fields = { environment: [], forwarded: [], ports: undefined, persistentConfigs };
        const links = bootLinks({ state: 'Read', fields, problems: [] });
        expect(links.length).toBeLessThanOrEqual(16);
        expect(links[0]).toMatchObject({ source: '/app/.validator' });
        expect(new Set(links.map(({ source }) => source)).size).toBe(links.length);
        for (const { source, target } of links) {
          expect(source).toMatch(/^(?:\/[\w.+@%,=-]+)+$/);
          expect(source).not.toMatch(/\/\.{1,2}(?:\/|$)|^\/(?:app|cubbi|home\/cubbi)$/);
          expect(target).toMatch(/^\/cubbi-config\/./);
        }
      }),
    );
  });
});
