import { describe, expect, test } from '@jest/globals';
import { rememberAnswer } from '../../src/plan/remember-answer.ts';
import { outage } from '../controller/scenarios.ts';
import { goodImage, OTHER_DIGEST } from '../fakes/world.ts';

const unread = { known: false, reason: 'RegistryUnavailable', message: 'no answer' } as const;
const read = goodImage().configs;
const partly = { ...goodImage(), configs: { 'linux/amd64': unread } };
const before = rememberAnswer(undefined, { question: 'q', inspection: goodImage(), now: 1 });

describe('rememberAnswer', () => {
  test.each([
    {
      reason: 'a full answer is no failure',
      inspection: goodImage(OTHER_DIGEST),
      want: { failures: 0, configs: goodImage(OTHER_DIGEST).configs, answeredAt: 2 },
    },
    {
      reason:
        'a configuration that could not be read this time is the one of the same digest, and is asked for again',
      inspection: partly,
      want: { failures: 1, configs: read, answeredAt: 2 },
    },
    {
      reason: 'another digest has another configuration, which nobody has read',
      inspection: { ...goodImage(OTHER_DIGEST), configs: { 'linux/amd64': unread } },
      want: { failures: 1, configs: { 'linux/amd64': unread }, answeredAt: 2 },
    },
    {
      reason: 'an outage takes back nothing that was read',
      inspection: outage(),
      want: { failures: 1, configs: read, answeredAt: 1 },
    },
  ])('$reason', ({ inspection, want }) => {
    const { failures, word } = rememberAnswer(before, { question: 'q', inspection, now: 2 });
    const { answeredAt } = word;
    expect({ failures, configs: word.inspection.configs, answeredAt }).toEqual(want);
  });
});
