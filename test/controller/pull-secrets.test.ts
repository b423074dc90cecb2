import { describe, expect, test } from '@jest/globals';
import type { TemplateKey } from '../../src/api/template-key.ts';
import { apiError } from '../fakes/api-error.ts';
import { template } from '../fakes/template.ts';
import type { World } from '../fakes/world.ts';
import { boot, conditions, missing, worldWith } from './scenarios.ts';

interface Row {
  readonly reason: string;
  readonly given: () => Promise<{ world: World; key: TemplateKey }>;
  readonly resolved: string;
  readonly valid: string;
  readonly jobs: number;
}

const SECRET = {
  type: 'kubernetes.io/dockerconfigjson',
  data: { '.dockerconfigjson': Buffer.from('{"auths":{}}').toString('base64') },
};

const rows: Row[] = [
  {
    reason:
      'a pull secret that the operator may not read is told; the nodes can read it, and are asked',
    given: async () => {
      const world = worldWith(missing());
      world.secretRefusal = apiError(403, 'Forbidden');
      const key = world.apply(
        template('node-24', (spec) => (spec.imagePullSecrets = [{ name: 'creds' }])),
      );
      await world.settle();
      return { world, key };
    },
    resolved: 'False ImagePullUnauthorized',
    valid: 'Unknown Validating',
    jobs: 1,
  },
  {
    reason:
      'an operator that uses no credentials takes "not found" of a private image for no answer',
    given: async () => {
      const world = worldWith(missing());
      world.readPullSecrets = false;
      world.restart();
      const key = world.apply(
        template('node-24', (spec) => (spec.imagePullSecrets = [{ name: 'creds' }])),
      );
      await world.settle();
      return { world, key };
    },
    resolved: 'False ImagePullUnauthorized',
    valid: 'Unknown Validating',
    jobs: 1,
  },
  {
    reason:
      'a pull secret that is deleted takes no verdict back, whatever the registry says without it',
    given: async () => {
      const world = worldWith();
      world.setSecret(SECRET, 'creds');
      const key = world.apply(
        template('node-24', (spec) => (spec.imagePullSecrets = [{ name: 'creds' }])),
      );
      await boot(world);
      world.registry.set('registry.example/node:1', missing());
      world.setSecret(undefined, 'creds');
      await world.advance(600_000);
      return { world, key };
    },
    resolved: 'Unknown PullSecretMissing',
    valid: 'True Valid',
    jobs: 1,
  },
];

describe('pull secrets that the registry is not asked with', () => {
  test.each(rows)('$reason', async ({ given, resolved, valid, jobs }) => {
    const { world, key } = await given();
    const { Resolved, Valid } = conditions(world, key);
    expect({ resolved: Resolved, valid: Valid, jobs: world.created.length }).toEqual({
      resolved,
      valid,
      jobs,
    });
  });

  test('a Secret that may not be read is named with the way out', async () => {
    const world = worldWith(missing());
    world.secretRefusal = apiError(403, 'Forbidden');
    const key = world.apply(
      template('node-24', (spec) => (spec.imagePullSecrets = [{ name: 'creds' }])),
    );
    await world.settle();
    const resolved = world.get(key).status?.conditions?.find(({ type }) => type === 'Resolved');
    expect(resolved?.message).toBe(
      'The operator may not read the Secret creds of spec.imagePullSecrets; grant its ServiceAccount get and watch on Secrets here, or set registry.credentials to Anonymous',
    );
  });
});
