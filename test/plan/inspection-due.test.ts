import { describe, expect, test } from '@jest/globals';
import type { InspectionNeed, RegistryMemory } from '../../src/plan/inspection-due.ts';
import { inspectionDue } from '../../src/plan/inspection-due.ts';
import { rememberAnswer } from '../../src/plan/remember-answer.ts';
import { outage } from '../controller/scenarios.ts';
import { at, judgedStatus, NOW } from '../fakes/observation.ts';
import { template } from '../fakes/template.ts';
import { goodImage } from '../fakes/world.ts';

const MINUTE = 60_000;
const memory: RegistryMemory = {
  question: 'q',
  word: { inspection: goodImage(), answeredAt: NOW },
  askedAt: NOW,
  failures: 0,
};
const base: InspectionNeed = {
  template: template(),
  question: 'q',
  memory,
  settled: false,
  now: NOW,
};
const never = template('node-24', (spec) => (spec.validation.interval = '0s'));
const restarted = { ...template(), status: judgedStatus() };
const image = { reference: 'registry.example/node:1', resolvedAt: at(-60) };
const asking = template();
asking.metadata.annotations = { 'images.vibed.dev/validate-requested-at': 'now' };

describe('inspectionDue', () => {
  test.each<{ reason: string; change: Partial<InspectionNeed>; want: number | undefined }>([
    { reason: 'nothing is known yet', change: { memory: undefined }, want: NOW },
    { reason: 'the question changed', change: { question: 'other' }, want: NOW },
    { reason: 'it answered: again after the interval', change: {}, want: NOW + 10 * MINUTE },
    { reason: 'interval 0s: never again', change: { template: never }, want: undefined },
    {
      reason: 'it could not be asked: again after a while that grows',
      change: { memory: { ...memory, failures: 3 } },
      want: NOW + 40_000,
    },
    {
      reason: 'it could not be asked for long: the interval is the longest wait',
      change: { memory: { ...memory, failures: 30 } },
      want: NOW + 10 * MINUTE,
    },
    {
      reason: 'interval 0s does not stop the retries of a first answer',
      change: { template: never, memory: { ...memory, failures: 1 } },
      want: NOW + 10_000,
    },
    {
      reason: 'the controller was restarted: a judged image waits for the rest of its interval',
      change: {
        template: { ...restarted, status: judgedStatus({ image }) },
        memory: undefined,
        settled: true,
      },
      want: NOW + 9 * MINUTE,
    },
    { reason: 'the user asks', change: { template: asking }, want: NOW },
    {
      reason: 'the user asked, and so did we',
      change: { template: asking, memory: { ...memory, request: 'now' } },
      want: NOW + 10 * MINUTE,
    },
    {
      reason: 'a closed slot asks nothing',
      change: { template: template('node-24', (spec) => (spec.enabled = false)) },
      want: undefined,
    },
  ])('$reason', ({ change, want }) => {
    expect(inspectionDue({ ...base, ...change })).toBe(want);
  });
});

describe('rememberAnswer', () => {
  test('an outage keeps what was read, and counts', () => {
    const failed = rememberAnswer(memory, { question: 'q', inspection: outage(), now: NOW + 1 });
    expect(failed).toEqual({
      question: 'q',
      askedAt: NOW + 1,
      failures: 1,
      word: {
        answeredAt: NOW,
        inspection: { resolution: outage().resolution, configs: goodImage().configs },
      },
    });
  });

  test('an answer to another question replaces all', () => {
    const failed = rememberAnswer(memory, { question: 'p', inspection: outage(), now: NOW + 1 });
    expect(failed.word.inspection.configs).toEqual({});
  });
});
