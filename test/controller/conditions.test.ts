import { describe, expect, test } from '@jest/globals';
import type { TemplateKey } from '../../src/api/template-key.ts';
import { finished, unschedulable } from '../fakes/pod-states.ts';
import { template } from '../fakes/template.ts';
import { goodImage, World } from '../fakes/world.ts';
import { kstatus } from '../matchers/kstatus.ts';
import { boot, conditions, missing, outage, worldWith, wrongLanguage } from './scenarios.ts';

interface Row {
  readonly reason: string;
  readonly given: () => Promise<{ world: World; key: TemplateKey }>;
  /** Resolved, Inspected and Booted. */
  readonly stages: string;
  /** Valid and what kstatus reads. */
  readonly verdict: string;
  /** Number of Jobs that were created. */
  readonly jobs: number;
  readonly kstatus: string;
}

const rows: Row[] = [
  {
    reason: 'everything passed',
    given: async () => {
      const world = worldWith();
      const key = world.apply(template());
      await boot(world);
      return { world, key };
    },
    stages: 'True Resolved, True Inspected, True Booted',
    verdict: 'Valid True Valid, Ready True Valid',
    jobs: 1,
    kstatus: 'Current',
  },
  {
    reason: 'the registry answers 404: the image is not found, and nothing is booted',
    given: async () => {
      const world = worldWith(missing());
      const key = world.apply(template());
      await world.settle();
      return { world, key };
    },
    stages: 'False ImageNotFound, Unknown NotInspected, Unknown NotBooted',
    verdict: 'Valid False ImageNotFound, Ready False ImageNotFound, Stalled True ImageNotFound',
    jobs: 0,
    kstatus: 'Failed',
  },
  {
    reason: 'the pull is not authorised, for us; the node may know better and is asked',
    given: async () => {
      const world = worldWith(outage('ImagePullUnauthorized'));
      const key = world.apply(template());
      await world.settle();
      return { world, key };
    },
    stages: 'False ImagePullUnauthorized, Unknown ImagePullUnauthorized, Unknown Validating',
    verdict: 'Valid Unknown Validating, Ready Unknown Validating, Reconciling True Validating',
    jobs: 1,
    kstatus: 'InProgress',
  },
  {
    reason: 'the registry cannot be asked: the pod pulls the tag',
    given: async () => {
      const world = worldWith(outage());
      const key = world.apply(template());
      await world.settle();
      return { world, key };
    },
    stages: 'Unknown RegistryUnavailable, Unknown RegistryUnavailable, Unknown Validating',
    verdict: 'Valid Unknown Validating, Ready Unknown Validating, Reconciling True Validating',
    jobs: 1,
    kstatus: 'InProgress',
  },
  {
    reason: 'a static check fails: the verdict is there before the pod has even started',
    given: async () => {
      const world = worldWith(wrongLanguage());
      const key = world.apply(template());
      await world.settle();
      return { world, key };
    },
    stages: 'True Resolved, False WrongLanguage, Unknown Validating',
    verdict: 'Valid False WrongLanguage, Ready False WrongLanguage, Stalled True WrongLanguage',
    jobs: 1,
    kstatus: 'Failed',
  },
  {
    reason: 'a boot check fails',
    given: async () => {
      const world = worldWith();
      const key = world.apply(template());
      const fault = { v: 1, fault: 'NotJson', detail: 'text' };
      await boot(world, { agent: JSON.stringify(fault) });
      return { world, key };
    },
    stages: 'True Resolved, True Inspected, False AgentUnreachable',
    verdict:
      'Valid False AgentUnreachable, Ready False AgentUnreachable, Stalled True AgentUnreachable',
    jobs: 1,
    kstatus: 'Failed',
  },
  {
    reason: 'the infrastructure prevents the boot',
    given: async () => {
      const world = worldWith();
      const key = world.apply(template());
      await world.settle();
      for (const pod of world.startPods()) world.setPod(unschedulable(pod));
      await world.settle();
      return { world, key };
    },
    stages: 'True Resolved, Unknown Unschedulable, Unknown Unschedulable',
    verdict:
      'Valid Unknown Unschedulable, Ready Unknown Unschedulable, Reconciling True Unschedulable',
    jobs: 1,
    kstatus: 'InProgress',
  },
  {
    reason: 'mode Inspect boots nothing and judges what the registry shows',
    given: async () => {
      const world = worldWith();
      const key = world.apply(template('node-24', (spec) => (spec.validation.mode = 'Inspect')));
      await world.settle();
      return { world, key };
    },
    stages: 'True Resolved, True Inspected, Unknown NotBooted',
    verdict: 'Valid True Valid, Ready True Valid',
    jobs: 0,
    kstatus: 'Current',
  },
  {
    reason: 'mode Off validates nothing: Valid stays Unknown, and what was asked for is the case',
    given: async () => {
      const world = worldWith();
      const key = world.apply(template('node-24', (spec) => (spec.validation.mode = 'Off')));
      await world.settle();
      return { world, key };
    },
    stages: 'Unknown Pending, Unknown Pending, Unknown Pending',
    verdict: 'Valid Unknown ValidationOff, Ready True ValidationOff',
    jobs: 0,
    kstatus: 'Current',
  },
  {
    reason: 'a closed slot is closed whatever else is set, and its verdict is still told',
    given: async () => {
      const world = worldWith();
      const key = world.apply(template());
      await boot(world);
      world.edit(key, ({ spec }) => Object.assign(spec, { enabled: false, suspend: true }));
      await world.settle();
      return { world, key };
    },
    stages: 'True Resolved, True Inspected, True Booted',
    verdict: 'Valid True Valid, Ready True SlotClosed',
    jobs: 1,
    kstatus: 'Current',
  },
  {
    reason: 'a suspended template without a verdict seeks none',
    given: async () => {
      const world = worldWith();
      const key = world.apply(template('node-24', (spec) => (spec.suspend = true)));
      await world.settle();
      return { world, key };
    },
    stages: 'Unknown Pending, Unknown Pending, Unknown Pending',
    verdict: 'Valid Unknown Suspended, Ready True Suspended',
    jobs: 0,
    kstatus: 'Current',
  },
  {
    reason: 'a pull secret that is missing explains every refusal: nothing is tried without it',
    given: async () => {
      const world = worldWith(missing());
      const key = world.apply(
        template('node-24', (spec) => (spec.imagePullSecrets = [{ name: 'creds' }])),
      );
      await world.settle();
      return { world, key };
    },
    stages: 'Unknown PullSecretMissing, Unknown PullSecretMissing, Unknown PullSecretMissing',
    verdict:
      'Valid Unknown PullSecretMissing, Ready Unknown PullSecretMissing, Reconciling True PullSecretMissing',
    jobs: 0,
    kstatus: 'InProgress',
  },
  {
    reason: 'as many validations run as are allowed: the next one waits',
    given: async () => {
      const world = new World();
      world.limit = 1;
      world.restart();
      world.registry.set('registry.example/node:1', goodImage());
      world.registry.set('registry.example/other:1', goodImage(`sha256:${'c'.repeat(64)}`));
      world.apply(template());
      await world.settle();
      const key = world.apply(
        template('other', (spec) => (spec.image = 'registry.example/other:1')),
      );
      await world.settle();
      return { world, key };
    },
    stages: 'True Resolved, Unknown Pending, Unknown Pending',
    verdict: 'Valid Unknown Pending, Ready Unknown Pending, Reconciling True Pending',
    jobs: 1,
    kstatus: 'InProgress',
  },
];

describe('conditions', () => {
  test.each(rows)('$reason', async ({ given, stages, verdict, jobs, kstatus: status }) => {
    const { world, key } = await given();
    const told = conditions(world, key);
    expect(['Resolved', 'Inspected', 'Booted'].map((type) => told[type]).join(', ')).toBe(stages);
    const others = ['Valid', 'Ready', 'Reconciling', 'Stalled'];
    const present = others.filter((type) => told[type] !== 'absent');
    expect(present.map((type) => `${type} ${told[type] ?? ''}`).join(', ')).toBe(verdict);
    expect(kstatus(world.get(key))).toBe(status);
    expect(world.created).toHaveLength(jobs);
  });

  test('a place that becomes free goes to the one who waits', async () => {
    const world = new World();
    world.limit = 1;
    world.restart();
    world.registry.set('registry.example/node:1', goodImage());
    world.registry.set('registry.example/other:1', goodImage(`sha256:${'c'.repeat(64)}`));
    world.apply(template());
    await world.settle();
    const other = world.apply(
      template('other', (spec) => (spec.image = 'registry.example/other:1')),
    );
    await boot(world);
    expect(world.created).toHaveLength(2);
    for (const pod of world.startPods())
      world.setPod(finished(pod, { digest: `sha256:${'c'.repeat(64)}` }));
    await world.settle();
    expect(world.condition(other, 'Valid')).toBe('True Valid');
  });
});
