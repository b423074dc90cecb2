import { describe, expect, test } from '@jest/globals';
import { LOG_BYTES } from '../../../../src/contract/cubbi/boot/log-bytes.ts';
import { terminated } from '../../../build/pod.ts';
import { boot, CANARY, NOT_YET } from './cubbi-boot-progress.ts';

const UNKNOWN = { known: false, reason: 'EvidenceUnreadable' };

/** The beginning of a log that goes on. */
function cut(container: keyof typeof LOG_BYTES, begin = ''): string {
  return begin.padEnd(LOG_BYTES[container], 'Downloading\n');
}

describe('logs of which only the beginning is read', () => {
  test('the kubelet told the end, where it stands why the first boot failed', () => {
    const message = 'Error: useradd: UID 12345 is not unique\nCore initialization failed\n';
    const containers = { candidate: terminated(1, 'Error', message), ...NOT_YET };
    expect(boot({ containers, logs: { candidate: cut('candidate') } }).log).toMatchObject({
      value: { trouble: { line: 'Error: useradd: UID 12345 is not unique' } },
    });
  });

  test('a fault of the node at the end of a long log is no fault of the image', () => {
    const message = 'error: failed switching to "cubbi": operation not permitted\n';
    const containers = { candidate: terminated(1, 'Error', message), ...NOT_YET };
    const logs = { candidate: cut('candidate') };
    expect(boot({ containers, logs }).candidate).toMatchObject(UNKNOWN);
  });

  test('the end of a whole log counts for more than what the kubelet passed on of it', () => {
    const containers = { candidate: terminated(1, 'Error', 'half a li'), ...NOT_YET };
    expect(boot({ containers, logs: { candidate: 'half a line\nthe last\n' } }).log).toMatchObject({
      value: { trouble: { line: 'the last' } },
    });
  });

  test('what was not found may be further on', () => {
    const logs = {
      candidate: cut('candidate'),
      help: cut('help'),
      malformed: cut('malformed'),
    };
    expect(boot({ logs })).toMatchObject({
      log: { known: true, value: { canaryLines: [], cut: true } },
      helpReport: UNKNOWN,
      malformedReport: UNKNOWN,
    });
  });

  test('what was found is there', () => {
    const logs = {
      candidate: cut('candidate', `${CANARY}\n`),
      help: cut('help', 'usage: cubbi_init.py\n'),
      malformed: cut('malformed', `${CANARY}\n`),
    };
    expect(boot({ logs })).toMatchObject({
      log: { value: { canaryLines: [1] } },
      helpReport: { value: { usage: true } },
      malformedReport: { value: { leaks: true } },
    });
  });

  test('bytes that are no text are read as any others', () => {
    const binary = '\ufffd\u0000\u001b[2J'.repeat(9000);
    expect(boot({ logs: { candidate: binary } }).log).toMatchObject({ value: { canaryLines: [] } });
  });
});
