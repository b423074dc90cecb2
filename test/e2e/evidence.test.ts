import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { templateStatus } from './support/template-status.ts';
import { untilSettled } from './support/until-settled.ts';
import { withNamespace } from './support/with-namespace.ts';

const image = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const operator = ['-n', ENVIRONMENT.operatorNamespace];

/** UIDs of the validation pods that were ever created in a namespace, by the Job controller's events. */
async function podsCreated(namespace: string): Promise<string[]> {
  const events = await must(
    kubectl([
      'get',
      'events',
      '-n',
      namespace,
      '--field-selector',
      'reason=SuccessfulCreate',
      '-o',
      'jsonpath={range .items[*]}{.message}{"\\n"}{end}',
    ]),
  );
  return [...new Set(events.split('\n').filter((line) => line !== ''))];
}

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

const sharing = withNamespace('sharing');
test('ten templates with one image boot it once', async () => {
  const names = Array.from({ length: 10 }, (_, index) => `share-${String(index)}`);
  await must(apply(names.map((name) => nodeTemplate(sharing, name, { image }))));
  for (const name of names) {
    const { conditions } = await untilSettled(sharing, name);
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  }
  expect(await podsCreated(sharing)).toHaveLength(1);
});

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
      '--timeout=90s',
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

const foreign = withNamespace('foreign');
test('a Job of the same name that the controller did not record proves nothing', async () => {
  await must(apply([nodeTemplate(foreign, 'no-agent')]));
  const { template } = await untilSettled(foreign, 'no-agent');
  const job = template.status?.lastValidation?.job ?? '';
  const forged = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: job,
      namespace: foreign,
      labels: { 'images.vibed.dev/validation': job.replace('validate-', '') },
    },
    spec: {
      backoffLimit: 0,
      template: {
        metadata: { labels: { 'images.vibed.dev/validation': job.replace('validate-', '') } },
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'probe', image: `${ENVIRONMENT.registry}/app-sidecar:1.0` }],
        },
      },
    },
  };
  await must(apply([forged]));
  await must(
    kubectl([
      'annotate',
      'bit',
      'no-agent',
      '-n',
      foreign,
      'images.vibed.dev/validate-requested-at=now',
    ]),
  );
  await sleep(5_000);
  const { conditions } = await templateStatus(foreign, 'no-agent');
  expect(conditions['Valid']).toMatchObject({ status: 'False', reason: 'FileMissing' });
});
