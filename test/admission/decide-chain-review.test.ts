import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../src/gate/decision.ts';
import type { Review } from '../../src/gate/review.ts';
import { SENTENCE, statusOf, templateObject } from '../gate/template-object.ts';
import { fakeCluster } from './fake-cluster.ts';
import type { FakeCluster } from './fake-cluster.ts';
import {
  APP,
  POOL,
  SANDBOX,
  SANDBOX_TEMPLATE,
  ask,
  cluster,
  invalid,
  review,
  update,
} from './review-builders.ts';
import { appObject, poolObject, sandboxTemplateObject } from './sandbox-objects.ts';

const create = (kind: Review['kind'], object: unknown) => review({ kind, object });
const BROKEN = `BaseImageTemplate "node-24" is invalid: ${SENTENCE}`;
const LABEL = 'spec.podTemplate.metadata.labels[vibed.dev/template]';
/** A Sandbox has its pod template where a SandboxTemplate has it. */
const sandbox = (...given: readonly [image?: string, labels?: Record<string, string>]) =>
  sandboxTemplateObject('app', ...given);

describe('what leads to a template is judged where it is written', () => {
  test.each<{ reason: string; asked: Review; want: Partial<Decision> }>([
    {
      reason: 'a SandboxTemplate like the pod that will be a copy of it',
      asked: create(SANDBOX_TEMPLATE, sandboxTemplateObject('node')),
      want: { outcome: 'Reject', message: `${LABEL}: ${BROKEN}` },
    },
    {
      reason: "a SandboxTemplate's image too",
      asked: create(SANDBOX_TEMPLATE, sandboxTemplateObject('node', 'busybox')),
      want: { outcome: 'Reject', reason: 'ImageMismatch' },
    },
    {
      reason: 'a SandboxTemplate without the label',
      asked: create(SANDBOX_TEMPLATE, sandboxTemplateObject('node', undefined, {})),
      want: { outcome: 'Admit', reason: 'NoReference' },
    },
    {
      reason: 'a SandboxTemplate whose BaseImageTemplate comes later, which is named',
      asked: create(
        SANDBOX_TEMPLATE,
        sandboxTemplateObject('node', undefined, { 'vibed.dev/template': 'later' }),
      ),
      want: {
        outcome: 'Warn',
        message: `${LABEL}: BaseImageTemplate "later" does not exist in namespace "apps"; create it there, or correct the label`,
      },
    },
    {
      reason: 'a Sandbox like its pod',
      asked: create(SANDBOX, sandbox()),
      want: { outcome: 'Reject', message: `${LABEL}: ${BROKEN}` },
    },
    {
      reason: 'a Sandbox whose image is edited, because its next pod runs it',
      asked: update(sandbox('busybox'), sandbox(), SANDBOX),
      want: { outcome: 'Reject', reason: 'Invalid' },
    },
    {
      reason: 'a Sandbox that is suspended keeps its reference',
      asked: update(
        sandbox(),
        { ...sandbox(), spec: { ...sandbox().spec, operatingMode: 'Suspended' } },
        SANDBOX,
      ),
      want: { outcome: 'Admit', reason: 'ReferenceUnchanged' },
    },
    {
      reason: 'a pool by what its SandboxTemplate leads to, with the way there',
      asked: create(POOL, poolObject('new', 'node')),
      want: {
        outcome: 'Reject',
        message: `spec.sandboxTemplateRef.name: SandboxTemplate "node" ${LABEL}: ${BROKEN}`,
      },
    },
    {
      reason: 'a pool whose SandboxTemplate comes later, which is named',
      asked: create(POOL, poolObject('new', 'later')),
      want: {
        outcome: 'Warn',
        reason: 'LinkBroken',
        message:
          'spec.sandboxTemplateRef.name: SandboxTemplate "later" does not exist in namespace "apps"; create it there, or correct the name',
      },
    },
    {
      reason: 'a pool that is pointed elsewhere',
      asked: update(poolObject('pool', 'other'), poolObject('pool', 'node'), POOL),
      want: { outcome: 'Reject', reason: 'Invalid' },
    },
    {
      reason: 'a pool that is resized keeps its reference',
      asked: update(
        poolObject('pool', 'node'),
        {
          ...poolObject('pool', 'node'),
          spec: { replicas: 9, sandboxTemplateRef: { name: 'node' } },
        },
        POOL,
      ),
      want: { outcome: 'Admit', reason: 'ReferenceUnchanged' },
    },
    {
      reason: 'a VibedApp by its slot alone',
      asked: create(APP, appObject('node-24')),
      want: { outcome: 'Reject', message: `spec.runtime.template: ${BROKEN}` },
    },
    {
      reason: 'a VibedApp whose slot comes later',
      asked: create(APP, appObject('later')),
      want: { outcome: 'Warn', reason: 'TemplateMissing' },
    },
    {
      reason: 'a VibedApp that runs in a loader',
      asked: create(APP, appObject('workerd', 'fast')),
      want: { outcome: 'Admit', reason: 'NoReference' },
    },
    {
      reason: 'a VibedApp that is moved to another slot',
      asked: update(appObject('go-123'), appObject('node-24'), APP),
      want: { outcome: 'Reject', reason: 'Invalid' },
    },
    {
      reason: 'a VibedApp that changes all but its slot',
      asked: update(appObject('node-24'), { ...appObject('node-24', 'fast'), metadata: {} }, APP),
      want: { outcome: 'Admit', reason: 'ReferenceUnchanged' },
    },
    {
      reason: 'a VibedApp that is being deleted',
      asked: update(
        { ...appObject('go-123'), metadata: { deletionTimestamp: '2026-11-22T00:00:00Z' } },
        appObject('node-24'),
        APP,
      ),
      want: { outcome: 'Admit', reason: 'ObjectDeleted' },
    },
  ])('$reason', async ({ asked, want }) => {
    expect(await ask(cluster(), asked)).toMatchObject(want);
  });

  test('what only the API server has is read in turn', async () => {
    const made = fakeCluster();
    for (const object of [invalid, sandboxTemplateObject('node')]) made.store(object);
    expect(await ask(made, create(POOL, poolObject('new', 'node')))).toMatchObject({
      outcome: 'Reject',
    });
    expect(made.reads).toEqual(['SandboxTemplate apps/node', 'BaseImageTemplate apps/node-24']);
  });

  test.each(['fails', 'hangs'] as const)(
    'an API server that %s breaks no pool, and is named',
    async (answer) => {
      const made = fakeCluster();
      made.answer = answer;
      const decision = await ask(made, create(POOL, poolObject('new', 'node')), 20);
      expect(decision).toMatchObject({
        outcome: 'Warn',
        message:
          'spec.sandboxTemplateRef.name: SandboxTemplate "node" in namespace "apps" could not be read from the API server; try again',
      });
    },
  );

  test('all of them are admitted where the slot is Valid', async () => {
    const made: FakeCluster = fakeCluster();
    made.cache(templateObject({ status: statusOf('True') }));
    made.cache(sandboxTemplateObject('node'));
    const asked = [
      create(SANDBOX_TEMPLATE, sandboxTemplateObject('node')),
      create(SANDBOX, sandbox()),
      create(POOL, poolObject('new', 'node')),
      create(APP, appObject('node-24')),
    ];
    const decisions = await Promise.all(asked.map((each) => ask(made, each)));
    expect(decisions.map(({ reason }) => reason)).toEqual(['Valid', 'Valid', 'Valid', 'Valid']);
  });
});
