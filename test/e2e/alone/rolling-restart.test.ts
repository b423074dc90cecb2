import { beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { apply } from '../support/apply.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { nodeTemplate } from '../support/node-template.ts';
import { pod } from '../support/pod.ts';
import type { Outcome } from '../support/run.ts';
import { untilSettled } from '../support/until-settled.ts';
import { userTemplate } from '../support/user-template.ts';
import { withNamespace } from '../support/with-namespace.ts';

const namespace = withNamespace('rolling');
const operator = ['-n', ENVIRONMENT.operatorNamespace];
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;

beforeAll(async () => {
  await must(
    apply([
      userTemplate(namespace, 'node-24', { image: good }),
      nodeTemplate(namespace, 'no-agent'),
    ]),
  );
  await Promise.all(['node-24', 'no-agent'].map((name) => untilSettled(namespace, name)));
});

test('while the webhook is restarted, every good pod is admitted and every bad one rejected', async () => {
  const dry = ['--dry-run=server'];
  const admitted: Outcome[] = [];
  const rejected: Outcome[] = [];
  await must(kubectl(['rollout', 'restart', 'deployment/base-image-webhook', ...operator]));
  const rollout = kubectl([
    'rollout',
    'status',
    'deployment/base-image-webhook',
    ...operator,
    '--timeout=180s',
  ]);
  const rolled = { done: false };
  void rollout.finally(() => (rolled.done = true));
  while (!rolled.done) {
    admitted.push(await apply([pod({ namespace, name: 'g', slot: 'node-24', image: good })], dry));
    rejected.push(await apply([pod({ namespace, name: 'b', slot: 'no-agent', image: bad })], dry));
    // The new pods get the cores too.
    await sleep(50);
  }
  expect(await rollout).toMatchObject({ code: 0 });
  expect(admitted.length).toBeGreaterThan(5);
  expect(admitted.filter(({ code }) => code !== 0)).toEqual([]);
  expect(rejected.filter(({ stderr }) => !stderr.includes('vibed-agent'))).toEqual([]);
});
