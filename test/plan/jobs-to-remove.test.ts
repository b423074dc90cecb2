import { describe, expect, test } from '@jest/globals';
import { jobsToRemove } from '../../src/plan/jobs-to-remove.ts';
import { at, KEY } from '../fakes/observation.ts';
import { template } from '../fakes/template.ts';

const JOB = { name: 'validate-1', uid: 'job-1' };
const begun = { key: KEY, attempt: 1, startedAt: at(-10), job: JOB.name, jobUID: JOB.uid };

describe('jobsToRemove', () => {
  test.each([
    { reason: 'nobody waits for it', wanted: undefined, sibling: undefined, removed: true },
    { reason: 'its attempt runs', wanted: JOB.name, sibling: undefined, removed: false },
    { reason: 'another attempt runs', wanted: 'validate-2', sibling: undefined, removed: true },
    { reason: 'a sibling waits for it', wanted: undefined, sibling: begun, removed: false },
    {
      reason: 'a sibling has its evidence',
      wanted: undefined,
      sibling: { ...begun, finishedAt: at(0) },
      removed: true,
    },
  ])('$reason', ({ wanted, sibling, removed }) => {
    const other = { ...template('other'), ...(sibling && { status: { lastValidation: sibling } }) };
    const found = jobsToRemove({ siblings: [other], ownedJobs: [JOB] }, wanted);
    expect(found).toEqual(removed ? [JOB] : []);
  });
});
