import { describe, expect, test } from '@jest/globals';
import type { BaseImageTemplate, TemplateStatus } from '../../src/api/base-image-template.ts';
import type { Observation } from '../../src/plan/observation.ts';
import type { Stage } from '../../src/plan/stage.ts';
import { stageOf } from '../../src/plan/stage.ts';
import { missing, outage } from '../controller/scenarios.ts';
import {
  at,
  judgedStatus,
  KEY,
  NOW,
  observation,
  REFERENCE_KEY,
  ROTATED,
} from '../fakes/observation.ts';
import { template } from '../fakes/template.ts';
import { DIGEST, goodImage, OTHER_DIGEST } from '../fakes/world.ts';

const boot = (attempt: number): Stage => ({
  stage: 'Boot',
  target: { key: KEY, attempt, platform: 'linux/amd64', digest: DIGEST },
});

function sibling(status: TemplateStatus): BaseImageTemplate {
  return { ...template('slot-1'), status };
}

const ended = { key: KEY, attempt: 2, startedAt: at(-15), finishedAt: at(-12) };

const rows: { reason: string; given: Observation; want: Stage }[] = [
  {
    reason: 'nothing is known of a new template: its image is booted',
    given: observation(),
    want: boot(1),
  },
  {
    reason: 'a judged key starts nothing',
    given: observation({ status: judgedStatus() }),
    want: { stage: 'Settled' },
  },
  {
    reason: 'a rotated pull secret takes no verdict back',
    given: observation({
      status: judgedStatus(),
      keys: { digest: ROTATED, reference: REFERENCE_KEY },
    }),
    want: { stage: 'Settled' },
  },
  {
    reason: 'a verdict outlives a registry that went away',
    given: observation({ status: judgedStatus(), answer: outage() }),
    want: { stage: 'Settled' },
  },
  {
    reason: 'a verdict on another digest says nothing about this one',
    given: observation({ status: judgedStatus(), answer: goodImage(OTHER_DIGEST) }),
    want: {
      stage: 'Boot',
      target: { key: KEY, attempt: 2, platform: 'linux/amd64', digest: OTHER_DIGEST },
    },
  },
  {
    reason: 'a sibling with the key has judged it',
    given: observation({ siblings: [sibling(judgedStatus())] }),
    want: { stage: 'Adopt', from: judgedStatus() as never },
  },
  {
    reason: 'a sibling that was judged by another contract has nothing to tell',
    given: observation({
      siblings: [
        sibling(
          judgedStatus({
            judged: {
              image: 'registry.example/node:1',
              digest: DIGEST,
              contractHash: 'other',
              finishedAt: at(-60),
            },
          }),
        ),
      ],
      now: NOW + 3_600_000,
    }),
    want: boot(2),
  },
  {
    reason: 'a sibling validates the key: its attempt is joined',
    given: observation({
      siblings: [sibling({ lastValidation: { key: KEY, attempt: 3, startedAt: at(-5) } })],
    }),
    want: boot(3),
  },
  {
    reason: 'an attempt that ended without a verdict waits: 20 s after the second',
    given: observation({ status: { lastValidation: ended } }),
    want: { stage: 'Backoff', until: NOW + 8000 },
  },
  {
    reason: 'the wait is over',
    given: observation({ status: { lastValidation: ended }, now: NOW + 8000 }),
    want: boot(3),
  },
  {
    reason: 'a mended pull secret is another attempt, at once',
    given: observation({
      status: { lastValidation: { ...ended, key: ROTATED } },
    }),
    want: boot(1),
  },
  {
    reason:
      'an attempt that was given up here still runs for a sibling: two must not run at a time',
    given: observation({
      status: { lastValidation: ended },
      siblings: [sibling({ lastValidation: { key: KEY, attempt: 2, startedAt: at(-15) } })],
    }),
    want: { stage: 'Backoff', until: NOW + 5000 },
  },
  {
    reason: 'the registry was never reached: the reference itself is booted',
    given: observation({ answer: outage(), keys: { reference: REFERENCE_KEY } }),
    want: {
      stage: 'Boot',
      target: { key: REFERENCE_KEY, attempt: 1, platform: 'linux/amd64' },
    },
  },
  {
    reason: 'a boot by reference is seen through when the registry comes back',
    given: observation({
      status: { lastValidation: { key: REFERENCE_KEY, attempt: 1, startedAt: at(-5) } },
    }),
    want: {
      stage: 'Boot',
      target: { key: REFERENCE_KEY, attempt: 1, platform: 'linux/amd64' },
    },
  },
  {
    reason: 'there is no image to boot',
    given: observation({ answer: missing(), keys: { reference: REFERENCE_KEY } }),
    want: { stage: 'Static' },
  },
  {
    reason: 'the image lacks every platform that is wanted',
    given: observation({ platforms: ['linux/s390x'] }),
    want: { stage: 'Static' },
  },
  {
    reason: 'mode Inspect boots nothing',
    given: observation({
      template: template('node-24', (spec) => (spec.validation.mode = 'Inspect')),
    }),
    want: { stage: 'Static' },
  },
  {
    reason: 'a closed slot outranks all else',
    given: observation({
      template: template('node-24', (spec) => Object.assign(spec, { enabled: false })),
      status: judgedStatus(),
    }),
    want: { stage: 'Idle', reason: 'SlotClosed' },
  },
];

describe('stageOf', () => {
  test.each(rows)('$reason', ({ given, want }) => {
    expect(stageOf(given)).toEqual(want);
  });

  test('a request makes one more attempt at a judged key, without a wait', () => {
    const asked = template();
    asked.metadata.annotations = { 'images.vibed.dev/validate-requested-at': 'now' };
    expect(stageOf(observation({ template: asked, status: judgedStatus() }))).toEqual(boot(2));
  });

  test('without a pull secret that is named, "not found" is no answer', () => {
    const given = observation({
      answer: missing(),
      keys: { reference: REFERENCE_KEY },
      missingSecrets: ['creds'],
    });
    expect(stageOf(given)).toMatchObject({ stage: 'Blocked', reason: 'PullSecretMissing' });
  });
});
