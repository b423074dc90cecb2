import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CUBBI_CHECKS } from '../../../../src/contract/cubbi/cubbi-checks.ts';
import { FAILURES } from '../../../../src/contract/cubbi/boot/failures.ts';
import { triage } from '../../../../src/contract/cubbi/boot/triage.ts';
import { troubleLine } from '../../../../src/contract/cubbi/boot/trouble-line.ts';

/** Texts as init, its tools and uv write them, each with the rule that it is about. */
const LINES: readonly { line: string; check: string; side?: 'Infrastructure'; cause?: RegExp }[] = [
  { line: "env: 'uv': No such file or directory", check: 'CB-055', cause: /"uv"/ },
  { line: '/usr/bin/env: ‘uv’: No such file or directory', check: 'CB-055' },
  { line: "env: can't execute 'uv': No such file or directory", check: 'CB-055', cause: /"uv"/ },
  {
    line: '  Caused by: Failed to fetch: `https://pypi.org/simple/ruamel-yaml/`',
    check: 'CB-056',
  },
  {
    line: '  Caused by: dns error: failed to lookup address information: Try again',
    check: 'CB-056',
  },
  { line: 'Error: useradd: UID 1000 is not unique', check: 'CB-062', cause: /user id 1000/ },
  { line: "Error: groupadd: GID '1000' already exists", check: 'CB-063', cause: /group id 1000/ },
  {
    line: 'Error: sh: 1: cannot create /etc/sudoers.d/cubbi: Directory nonexistent',
    check: 'CB-058',
  },
  {
    line: 'Error: sh: line 1: /etc/sudoers.d/cubbi: No such file or directory',
    check: 'CB-058',
  },
  {
    line: "Failed to create home directory symlink: [Errno 21] Is a directory: '/home/cubbi'",
    check: 'CB-072',
  },
  {
    line: "Failed to create symlink /app/.goose -> /cubbi-config/goose: [Errno 21] Is a directory: '/app/.goose'",
    check: 'CB-043',
    cause: /\/app\/\.goose/,
  },
  { line: "PermissionError: [Errno 13] Permission denied: '/cubbi/init.log'", check: 'CB-060' },
  { line: 'No PLUGIN_CLASS variable found in /cubbi/x_plugin.py', check: 'CB-094' },
  {
    line: "Failed to load or execute plugin /cubbi/x_plugin.py: Can't instantiate abstract class X without an implementation for abstract method 'configure'",
    check: 'CB-094',
  },
  {
    line: 'Initialization failed with error: Configuration file not found: /cubbi/cubbi_image.yaml',
    check: 'CB-001',
  },
  { line: "Initialization failed with error: 'image'", check: 'CB-007' },
  { line: "Initialization failed with error: 'name'", check: 'CB-003' },
  { line: "Initialization failed with error: 'NoneType' object is not iterable", check: 'CB-013' },
  {
    line: "Initialization failed with error: PersistentConfig.__init__() got an unexpected keyword argument 'mode'",
    check: 'CB-013',
  },
  {
    line: 'Initialization failed with error: while constructing a mapping',
    check: 'CB-002',
  },
  { line: "ModuleNotFoundError: No module named 'ruamel'", check: 'CB-053' },
  { line: "ModuleNotFoundError: No module named 'pydantic'", check: 'CB-054' },
  {
    line: "TypeError: unsupported operand type(s) for |: 'type' and 'NoneType'",
    check: 'CB-059',
  },
  {
    line: "Failed to exec as user: [Errno 2] No such file or directory: 'gosu'",
    check: 'CB-051',
  },
  { line: 'Failed to exec as user: [Errno 2] No such file or directory', check: 'CB-051' },
  { line: "Failed to execute command: [Errno 13] Permission denied: 'gosu'", check: 'CB-051' },
  { line: 'Failed to exec as user: [Errno 8] Exec format error', check: 'CB-123' },
  {
    line: "Failed to load or execute plugin demo_plugin.py: cannot import name 'CubbiConfig' from '__main__' (/cubbi/cubbi_init.py)",
    check: 'CB-094',
  },
  {
    line: "Initialization failed with error: [Errno 2] No such file or directory: 'groupadd'",
    check: 'CB-057',
    cause: /groupadd/,
  },
  { line: 'error: exec: "sh": executable file not found in $PATH', check: 'CB-057' },
  {
    line: 'Failed to load or execute plugin /cubbi/x_plugin.py: invalid syntax (x_plugin.py, line 3)',
    check: 'CB-091',
  },
  { line: 'exec /cubbi/cubbi_init.py: exec format error', check: 'CB-123' },
  { line: 'Failed to load or execute plugin /cubbi/x_plugin.py: boom', check: 'CB-098' },
  { line: 'Goose configuration failed', check: 'CB-098' },
  { line: 'Tool initialization failed', check: 'CB-098' },
  { line: 'Core initialization failed', check: 'CB-075' },
  {
    line: 'Error: groupadd: failure while writing changes to /etc/gshadow',
    check: 'CB-075',
    side: 'Infrastructure',
  },
  {
    line: "Failed to create/configure directory /app: [Errno 1] Operation not permitted: '/app'",
    check: 'CB-075',
    side: 'Infrastructure',
  },
  {
    line: "Failed to create/configure directory /cubbi-config/home: [Errno 13] Permission denied: '/cubbi-config/home'",
    check: 'CB-075',
    side: 'Infrastructure',
  },
  {
    line: 'error: failed switching to "cubbi": operation not permitted',
    check: 'CB-075',
    side: 'Infrastructure',
  },
  {
    line: "OSError: [Errno 30] Read-only file system: '/cubbi/init.log'",
    check: 'CB-075',
    side: 'Infrastructure',
  },
];

describe('triage', () => {
  test.each(LINES)('$line is about $check', ({ line, check, side = 'Image', cause = /./ }) => {
    expect(triage(line)).toMatchObject({ check, side, cause: expect.stringMatching(cause) });
  });

  test('every text of the table is one that a test has seen', () => {
    const seen = new Set(
      LINES.map(({ line }) => FAILURES.find(({ text }) => text.test(line))?.cause),
    );
    const fields = /has no "(?:description|version|maintainer)"/;
    expect(FAILURES.filter(({ cause }) => !seen.has(cause) && !fields.test(cause))).toEqual([]);
  });

  test.each([
    [
      'a read-only configuration file is as Cubbi mounts it',
      "Read-only file system: '/cubbi/config.yaml'",
    ],
    ['an ordinary line', 'Setting up standard directories'],
    ['nothing', ''],
  ])('%s is no known text', (_, line) => {
    expect(triage(line)).toBeUndefined();
  });

  test('names checks that there are, with texts that fit into a message', () => {
    const ids = new Set(CUBBI_CHECKS.map(({ id }) => id));
    for (const { check, cause, fix } of FAILURES) {
      expect(ids).toContain(check);
      expect(cause).toMatch(/^[A-Z].{9,79}[^.]$/);
      expect(fix).toMatch(/^[a-z].{9,139}[^.]$/);
    }
  });
});

describe('troubleLine', () => {
  test.each([
    {
      reason: 'a known text is better than what follows from it',
      log: 'Setting up\nError: useradd: UID 1000 is not unique\n\nCore initialization failed\n',
      want: 'Error: useradd: UID 1000 is not unique',
    },
    {
      reason: 'a group that init puts up with comes before what it does not',
      log: "Error: groupadd: GID '1000' already exists\n\nNo PLUGIN_CLASS variable found in /cubbi/x_plugin.py\nTool initialization failed",
      want: 'No PLUGIN_CLASS variable found in /cubbi/x_plugin.py',
    },
    { reason: 'the last line otherwise', log: 'one\nKeyError: 5\n\n', want: 'KeyError: 5' },
    {
      reason: 'that something failed is better than the last line',
      log: 'Tool initialization failed\nbye',
      want: 'Tool initialization failed',
    },
    {
      reason: 'a text far along a line is what is kept of it',
      log: `${'x'.repeat(600)}: No PLUGIN_CLASS variable found in /y`,
      want: 'No PLUGIN_CLASS variable found in /y',
    },
    { reason: 'control characters go', log: '\u001b[31mboom\u001b[0m\n', want: '[31mboom [0m' },
    { reason: 'nothing was written', log: ' \n\n', want: undefined },
  ])('$reason', ({ log, want }) => {
    expect(troubleLine(log)).toBe(want);
  });

  test('is clean and bounded whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (log) => {
        const line = troubleLine(log) ?? '';
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(256);
        // eslint-disable-next-line no-control-regex -- control characters are what it looks for
        expect(line).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });
});
