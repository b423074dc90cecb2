import { describe, expect, test } from '@jest/globals';
import type { Review } from '../../src/gate/review.ts';
import { statusOf, templateObject } from '../gate/template-object.ts';
import { fakeCluster } from './fake-cluster.ts';
import { CLAIM, DEPLOYMENT, ask, review } from './review-builders.ts';
import { claimObject, podObject, poolObject, sandboxTemplateObject } from './sandbox-objects.ts';

/** A cluster whose slot node-24 is a Valid Cubbi template; its pods' command leaves out the init script. */
function cubbiCluster() {
  const made = fakeCluster();
  made.cache(cubbiTemplate());
  made.cache(poolObject('pool', 'node'));
  made.cache(sandboxTemplateObject('node'));
  return made;
}

function cubbiTemplate() {
  const object = templateObject({ status: statusOf('True') });
  const contract = { ...object.spec.contract, type: 'Cubbi' as const };
  return { ...object, spec: { ...object.spec, contract } };
}

describe('decideReview: workloads that use a Cubbi template', () => {
  test.each<{ of: string; asked: Review; field: string }>([
    { of: 'a pod', asked: review({}), field: 'spec.containers[0].command' },
    {
      of: 'a Deployment',
      asked: review({ kind: DEPLOYMENT, object: { spec: { template: podObject() } } }),
      field: 'spec.template.spec.containers[0].command',
    },
    {
      of: 'a claim, by the pod that it leads to',
      asked: review({ kind: CLAIM, object: claimObject('pool') }),
      field:
        'spec.warmPoolRef.name "pool": SandboxTemplate "node" spec.podTemplate.spec.containers[0].command',
    },
  ])('$of is judged by how it runs the image', async ({ asked, field }) => {
    const { outcome, reason, message } = await ask(cubbiCluster(), asked);
    expect({ outcome, reason }).toEqual({ outcome: 'Reject', reason: 'WorkloadBypassesInit' });
    expect(message.startsWith(`${field}: the command replaces the init script`)).toBe(true);
  });

  test('a review whose template the API server must be asked for is read before the answer comes', async () => {
    const made = fakeCluster();
    made.store(cubbiTemplate());
    let body: unknown = podObject();
    const answered = ask(made, review({ settings: () => body }));
    body = undefined;
    expect(await answered).toMatchObject({ outcome: 'Reject', reason: 'WorkloadBypassesInit' });
  });
});
