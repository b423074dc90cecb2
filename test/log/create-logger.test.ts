import { describe, expect, test } from '@jest/globals';
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
});
