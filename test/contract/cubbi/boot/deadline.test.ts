import { describe, expect, test } from '@jest/globals';
import { cubbiPod } from '../../../../src/contract/cubbi/pod/cubbi-pod.ts';
import { validationJob } from '../../../../src/job/validation-job.ts';
import { validationRequest } from '../../../build/validation-request.ts';
import { BEGIN, running, terminated } from '../../../build/pod.ts';
import { cubbiTerms } from '../good-cubbi.ts';
import { boot, logsWithout, progress } from './cubbi-boot-progress.ts';

/** The bounds of the CRD, and what holds where a template sets nothing. */
const LIMITS = [
  { startTimeoutSeconds: 10, timeoutSeconds: 5 },
  { startTimeoutSeconds: 600, timeoutSeconds: 60 },
  { startTimeoutSeconds: 10, timeoutSeconds: 900 },
  { startTimeoutSeconds: 3600, timeoutSeconds: 900 },
];

describe('the deadline of a Cubbi pod', () => {
  test.each(LIMITS)('is the last of all clocks: %o', (limits) => {
    const { startTimeoutSeconds, timeoutSeconds } = limits;
    const request = validationRequest(limits);
    const spec = validationJob(request, cubbiPod(request, cubbiTerms())).spec?.template.spec;
    const deadline = spec?.activeDeadlineSeconds ?? 0;
    expect(spec).not.toHaveProperty('timeouts');
    // Everything as late as it may be: the first boot, then the start of a second one that hangs.
    const end = startTimeoutSeconds + timeoutSeconds;
    const later = end + 60;
    const done = terminated(0, 'Completed', '', { from: end + 1, to: end + 2 });
    const containers = {
      candidate: terminated(0, 'Completed', '', { from: startTimeoutSeconds, to: end }),
      second: running(later),
      report: done,
      defaults: done,
      help: done,
      malformed: done,
    };
    const at = (seconds: number) => ({
      containers,
      context: { ...limits, logs: logsWithout('second'), now: BEGIN + seconds * 1000 },
    });
    expect(progress(at(later + timeoutSeconds)).state).toBe('Waiting');
    expect(boot(at(deadline - 120))).toMatchObject({ second: { value: { state: 'Running' } } });
  });
});
