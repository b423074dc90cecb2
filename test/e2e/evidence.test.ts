import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiRequest } from './support/api-request.ts';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { podsCreated } from './support/pods-created.ts';
import { templateStatus } from './support/template-status.ts';
import { untilSettled } from './support/until-settled.ts';
import { withNamespace } from './support/with-namespace.ts';

const image = `${ENVIRONMENT.registry}/node-24-good:1.0`;

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
  // The controller removes its own, which may be on its way still.
  const path = `/apis/batch/v1/namespaces/${foreign}/jobs/${job}`;
  await eventually(
    () => apiRequest({ method: 'GET', path }),
    ({ code }) => code === 404,
    { what: 'the Job of the validation is gone' },
  );
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
