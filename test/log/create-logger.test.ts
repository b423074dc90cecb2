import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createLogger } from '../../src/log/create-logger.ts';
import type { LogLevel } from '../../src/log/create-logger.ts';

function record(level: LogLevel = 'info') {
  const lines: Record<string, unknown>[] = [];
  const destination = {
    write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>),
  };
  return { lines, log: createLogger({ level, fields: { command: 'controller' }, destination }) };
}

describe('createLogger()', () => {
  test('writes one JSON object with level, time, fields and message', () => {
    const { lines, log } = record();
    log.child({ namespace: 'apps' }).info({ template: 'node-24' }, 'Verdict changed');
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        command: 'controller',
        namespace: 'apps',
        template: 'node-24',
        message: 'Verdict changed',
      },
    ]);
  });

  test('leaves out lines below its level', () => {
    const { lines, log } = record('warn');
    log.info({}, 'quiet');
    log.warn({}, 'loud');
    expect(lines.map((line) => line['message'])).toEqual(['loud']);
  });

  test('replaces what may be a credential, at the top and inside', () => {
    const { lines, log } = record();
    log.info(
      {
        password: 'a',
        secret: { data: { x: 'b' } },
        request: { headers: { authorization: 'Bearer c' } },
      },
      'sent',
    );
    expect(lines[0]).toMatchObject({
      password: '[redacted]',
      secret: { data: '[redacted]' },
      request: { headers: { authorization: '[redacted]' } },
    });
  });

  test('writes type, message and stack of an error', () => {
    const { lines, log } = record();
    log.error({ err: new RangeError('boom') }, 'Failed');
    expect(lines[0]?.['err']).toMatchObject({ type: 'RangeError', message: 'boom' });
  });

  test('finds credentials in lists, in fields of all lines and in errors', () => {
    const { lines, log } = record();
    const err = Object.assign(new Error('refused'), { request: { token: 'd' } });
    log.child({ registry: { auth: 'e' } }).info({ sent: [{ key: 'f' }, 1], err }, 'sent');
    expect(lines[0]).toMatchObject({
      registry: { auth: '[redacted]' },
      sent: [{ key: '[redacted]' }, 1],
      err: { message: 'refused', request: { token: '[redacted]' } },
    });
  });

  test('leaves the fields that it is given as they are', () => {
    const { log } = record();
    const fields = { password: 'a', inside: { data: 'b' } };
    log.info(fields, 'sent');
    expect(fields).toEqual({ password: 'a', inside: { data: 'b' } });
  });
});

describe('createLogger() with a delay', () => {
  /** What a program that logs two lines has written; `ending` is what it does then. */
  function written(ending: string): string[] {
    const file = `${process.cwd()}/src/log/create-logger.ts`;
    const program = `
      import { createLogger } from ${JSON.stringify(file)};
      const log = createLogger({ level: 'info', delay: 20 });
      log.info({}, 'first');
      log.info({}, 'second');
      ${ending}`;
    const args = ['--input-type=module', '--no-warnings', '--eval', program];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { message: string }).message);
  }

  test('writes lines after a while', () => {
    expect(written('setTimeout(() => process.kill(process.pid, "SIGKILL"), 300);')).toEqual([
      'first',
      'second',
    ]);
  });

  test.each([
    { reason: 'when the program ends', ending: '' },
    { reason: 'when it is ended', ending: 'process.exit(1);' },
    { reason: 'when an error is caught by nobody', ending: 'throw new Error();' },
  ])('writes them $reason', ({ ending }) => {
    expect(written(ending)).toEqual(['first', 'second']);
  });
});
