import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { apply } from '../support/apply.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { nodeTemplate } from '../support/node-template.ts';
import { podsCreated } from '../support/pods-created.ts';
import { templateStatus } from '../support/template-status.ts';
import { untilSettled } from '../support/until-settled.ts';
import { withNamespace } from '../support/with-namespace.ts';

const image = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const operator = ['-n', ENVIRONMENT.operatorNamespace];

/** The controller's pods end without a word, and new ones start. */
async function killController(): Promise<void> {
  await must(
    kubectl([
      'delete',
      'pod',
      ...operator,
      '-l',
      'app.kubernetes.io/component=controller',
      '--grace-period=0',
      '--force',
    ]),
  );
}

const settled = withNamespace('settled');
test('a restart of the controller starts no pod for a judged image', async () => {
  await must(apply([nodeTemplate(settled, 'settled', { image })]));
  const before = await untilSettled(settled, 'settled');
  await killController();
  await must(
    kubectl([
      'rollout',
      'status',
      'deployment/base-image-controller',
      ...operator,
      '--timeout=180s',
    ]),
  );
  await sleep(5_000);
  const after = await templateStatus(settled, 'settled');
  expect(after.template.status).toEqual(before.template.status);
  expect(await podsCreated(settled)).toHaveLength(1);
});

const killed = withNamespace('killed');
test('ten kills in mid-validation lose no verdict and start no second pod', async () => {
  for (let round = 0; round < 10; round += 1) {
    const name = `killed-${String(round)}`;
    // Each round is an evidence key of its own, because its memory limit differs.
    await must(
      apply([
        nodeTemplate(killed, name, {
          image,
          validation: { pod: { resources: { limits: { memory: `${String(300 + round)}Mi` } } } },
        }),
      ]),
    );
    await sleep(round * 250);
    await killController();
  }
  for (let round = 0; round < 10; round += 1) {
    const { conditions } = await untilSettled(killed, `killed-${String(round)}`, 150_000);
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  }
  expect(await podsCreated(killed)).toHaveLength(10);
});
