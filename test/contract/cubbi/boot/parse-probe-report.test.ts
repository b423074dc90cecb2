import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BootReport } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { listeningAddress } from '../../../../src/contract/cubbi/boot/listening-address.ts';
import { markedSources } from '../../../../src/contract/cubbi/boot/marked-sources.ts';
import { parseProbeReport } from '../../../../src/contract/cubbi/boot/parse-probe-report.ts';
import { LINKS, probeText } from './probe-text.ts';

const UNREADABLE = { known: false, reason: 'EvidenceUnreadable' };

function read(changes: Readonly<Record<string, string>> = {}): BootReport {
  const parsed = parseProbeReport(probeText(changes), LINKS);
  if (!parsed.known) throw new Error(parsed.message);
  return parsed.value;
}

describe('parseProbeReport', () => {
  test('reads the report of a real boot', () => {
    const directory = { kind: 'Directory', uid: 12346, gid: 23457, mode: 0o755, writable: true };
    const missing = { kind: 'Missing', uid: 0, gid: 0, mode: 0, writable: false };
    const own = { ruid: 12346, euid: 12346, suid: 12346 };
    const none = '0000000000000000';
    const uv = { capEff: '00000000000000cb', capPrm: '00000000000000cb' };
    expect(read()).toEqual({
      uid: 12346,
      gid: 23457,
      user: 'cubbi',
      home: '/home/cubbi',
      args: ['one', '-b', 'two words'],
      status: 'INIT_COMPLETE=true',
      initLog: { bytes: 98, initializing: true, plugin: 'Ran', switching: true, canaryLines: [] },
      places: {
        '/app': directory,
        '/home/cubbi': { ...directory, kind: 'Symlink' },
        '/cubbi-config-alt': missing,
        '/cubbi/dangling': { ...missing, kind: 'Symlink' },
        '/cubbi/cubbi_init.py': { kind: 'File', uid: 0, gid: 0, mode: 0o755, writable: false },
      },
      links: [
        {
          source: '/app/.validator',
          target: '/cubbi-config/validator',
          uid: 12346,
          gid: 23457,
          resolves: true,
        },
        { source: '/home/cubbi/.demo', target: '', uid: 0, gid: 0, resolves: false },
      ],
      processes: [
        { pid: 1, name: 'uv', ruid: 0, euid: 0, suid: 0, ...uv },
        { pid: 17, name: 'sh', ...own, capEff: none, capPrm: none },
      ],
      sudo: 1,
      listening: ['0.0.0.0:22', '127.0.0.1:8080'],
      foreign: ['/home/cubbi/.cache'],
      canaryFiles: [{ path: '/home/cubbi/.config/demo.json', mode: 0o644 }],
      ssh: [
        { path: '/home/cubbi/.ssh', mode: 0o700 },
        { path: '/home/cubbi/.ssh/id_rsa', mode: 0o644 },
      ],
      mentions: {
        model: ['/app/model'],
        mcpFirst: [],
        mcpSecond: ['/home/cubbi/.config/demo.json'],
      },
      tool: { exitCode: 0, line: 'demo 1.0' },
    });
  });

  test.each([
    [
      'a plugin that is not there',
      'No tool-specific plugin found at /cubbi/x_plugin.py, skipping',
      'NotFound',
    ],
    ['a log without a word on plugins', 'Initializing demo v1', 'Silent'],
  ])('knows %s', (_, line, plugin) => {
    expect(read({ log: `@log 10\n|${line}\n` }).initLog.plugin).toBe(plugin);
  });

  test('numbers the lines of the log with a canary, and takes its prefix alone for none', () => {
    const log = '@log 10\n|CNRY\n|key=CNRY0123456789abcdef-X\n|CNRYCNRY\n';
    expect(read({ log }).initLog.canaryLines).toEqual([2]);
  });

  test.each(['124', '127', '137'])('takes a search that ended with %s for none', (code) => {
    const report = read({ foreign: `@foreign ${code}\n`, found: `@found ${code}\n` });
    expect(report).toMatchObject({
      foreign: undefined,
      canaryFiles: undefined,
      mentions: undefined,
    });
  });

  test('takes a search that met unreadable folders for one', () => {
    expect(read({ foreign: '@foreign 1\n', found: '@found 2\n' })).toMatchObject({
      foreign: [],
      canaryFiles: [],
    });
  });

  test('names files below /cubbi-config where /home/cubbi is no link', () => {
    const place = '@place 41ed 1 1 41ed 1 1 1\n|/home/cubbi\n';
    expect(read({ place }).foreign).toEqual(['/cubbi-config/home/.cache']);
  });

  test('leaves out what the image has not', () => {
    const report = read({ sudo: '', tool: '', ssh: '', tcp: '', log: '', status: '', place: '' });
    expect(report).toMatchObject({ listening: [], ssh: [], places: {}, status: '' });
    expect(report.initLog).toMatchObject({ bytes: 0, plugin: 'Silent' });
    expect(Object.keys(report)).not.toContain('sudo');
    expect(Object.keys(report)).not.toContain('tool');
  });

  test.each([
    ['nothing', ''],
    ['a report that was cut', probeText().slice(0, -5)],
    ['a header of another form', probeText({ user: '@user; rm\n' })],
    ['a line without a quote', probeText({ user: '@user\ncubbi\n' })],
    ['no word on itself', probeText({ self: '' })],
    ['a user id that is none', probeText({ self: '@self\n|Uid:\troot\n|Gid:\t0\t0\n' })],
    ['more sections than a probe writes', probeText({ arg: '@arg\n|x\n'.repeat(600) })],
    ['more lines than a probe writes', probeText({ log: `@log 9\n${'|x\n'.repeat(5000)}` })],
  ])('says nothing of %s', (_, text) => {
    expect(parseProbeReport(text, LINKS)).toMatchObject(UNREADABLE);
  });

  test('bounds and cleans whatever the image wrote', () => {
    const line = fc
      .string({ unit: 'binary', maxLength: 400 })
      .map((text) => `|${text.replaceAll('\n', '')}\n`);
    const header = fc.constantFrom(
      '@self',
      '@proc 1',
      '@place 41ed 0 0 41ed 0 0 1',
      '@link 0 1 1 1',
      '@arg',
      '@log 1',
      '@tcp',
      '@found 0',
      '@foreign 0',
      '@ssh',
      '@tool 1',
      '@user',
    );
    const section = fc
      .tuple(header, fc.array(line, { maxLength: 40 }))
      .map(([head, lines]) => `${head}\n${lines.join('')}`);
    fc.assert(
      fc.property(fc.array(section, { maxLength: 60 }), (sections) => {
        const parsed = parseProbeReport(probeText({ extra: sections.join('') }), LINKS);
        const texts = JSON.stringify(parsed.known ? parsed.value : '', (key, value: unknown) => {
          if (Array.isArray(value)) expect(value.length).toBeLessThanOrEqual(32);
          if (typeof value === 'string') expect(Buffer.byteLength(value)).toBeLessThanOrEqual(256);
          expect(Buffer.byteLength(key)).toBeLessThanOrEqual(256);
          return value;
        });
        expect(texts).not.toMatch(/\\u00[01]/);
      }),
      { numRuns: 60 },
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(typeof parseProbeReport(`${text}@end\n`, LINKS).known).toBe('boolean');
        expect(markedSources(`${text}@end\n`, LINKS)).toEqual([]);
      }),
    );
  });
});

describe('markedSources', () => {
  test('are the folders with a marker, each once', () => {
    expect(markedSources(probeText(), LINKS)).toEqual(['/app/.validator', '/home/cubbi']);
    const marked = '@marked\n|0\n|0\n|7\n|x\n';
    expect(markedSources(probeText({ marked }), LINKS)).toEqual(['/app/.validator']);
    expect(markedSources('', LINKS)).toEqual([]);
  });
});

describe('listeningAddress', () => {
  test.each([
    ['00000000:0016', '0.0.0.0:22'],
    ['0100007F:1F90', '127.0.0.1:8080'],
    ['00000000000000000000000000000000:0050', '[::]:80'],
    ['00000000000000000000000001000000:0050', '[::1]:80'],
    ['B80D01200000000067452301EFCDAB89:01BB', '[2001:db8:0:0:123:4567:89ab:cdef]:443'],
    ['0100007F', undefined],
    ['x', undefined],
  ])('reads %s as %s', (text, want) => {
    expect(listeningAddress(text)).toBe(want);
  });
});
