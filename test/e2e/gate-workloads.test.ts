import { beforeAll, describe, expect, test } from '@jest/globals';
import type { V1Deployment } from '@kubernetes/client-node';
import { apiGet } from './support/api-get.ts';
import { apply } from './support/apply.ts';
import { DENIED } from './support/denied.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { eventsOf } from './support/events-of.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { nodeTemplate } from './support/node-template.ts';
import { untilSettled } from './support/until-settled.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';
import { WORKLOADS } from './support/workloads.ts';

const namespace = withNamespace('gate-workloads');
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;
const DRY = ['--dry-run=server'];

beforeAll(async () => {
  await apply([
    userTemplate(namespace, 'node-24', { image: good }),
    nodeTemplate(namespace, 'no-agent'),
  ]);
  await Promise.all(['node-24', 'no-agent'].map((name) => untilSettled(namespace, name)));
});

describe.each(Object.entries(WORKLOADS))('%s', (_kind, build) => {
  test('is admitted when its template is Valid', async () => {
    const outcome = await apply(
      [build({ namespace, name: 'good', slot: 'node-24', image: good })],
      DRY,
    );
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
  });

  test('is rejected when its template is Invalid', async () => {
    const outcome = await apply(
      [build({ namespace, name: 'bad', slot: 'no-agent', image: bad })],
      DRY,
    );
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('denied the request');
    expect(outcome.stderr).toContain('vibed-agent');
  });

  test('is rejected when it runs another image than its template', async () => {
    const outcome = await apply(
      [build({ namespace, name: 'other', slot: 'node-24', image: bad })],
      DRY,
    );
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('denied the request');
  });
});

describe('updates of a Deployment', () => {
  beforeAll(async () => {
    await apply([
      WORKLOADS['Deployment']?.({ namespace, name: 'shop', slot: 'node-24', image: good }) ?? {},
    ]);
  });

  test('to an Invalid template are rejected', async () => {
    const patch = {
      spec: { template: { metadata: { labels: { 'vibed.dev/template': 'no-agent' } } } },
    };
    const outcome = await kubectl([
      'patch',
      'deployment',
      'shop',
      '-n',
      namespace,
      '-p',
      JSON.stringify(patch),
      ...DRY,
    ]);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('denied the request');
  });

  test('that keep the reference pass after the template turned Invalid, scaling above all', async () => {
    await apply([userTemplate(namespace, 'go-123', { image: good, validation: { mode: 'Off' } })]);
    await apply([
      WORKLOADS['Deployment']?.({ namespace, name: 'old', slot: 'go-123', image: good }) ?? {},
    ]);
    await apply([userTemplate(namespace, 'go-123', { image: good, enabled: false })]);
    await untilSettled(namespace, 'go-123');
    expect(
      await kubectl(['scale', 'deployment', 'old', '-n', namespace, '--replicas=0']),
    ).toMatchObject({ code: 0 });
    expect(await kubectl(['annotate', 'deployment', 'old', '-n', namespace, 'a=b'])).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test('a controller that may not create pods says why, and goes on when the slot opens', async () => {
    await kubectl(['scale', 'deployment', 'old', '-n', namespace, '--replicas=1']);
    const events = await eventually(
      () =>
        eventsOf(namespace, 'reason=FailedCreate').then((all) =>
          all.map(({ message }) => message).join(' '),
        ),
      (messages) => messages.includes('go-123'),
      { what: 'FailedCreate event' },
    );
    expect(events).toMatch(DENIED);
    await apply([userTemplate(namespace, 'go-123', { image: good, validation: { mode: 'Off' } })]);
    await eventually(
      () => apiGet<V1Deployment>(`/apis/apps/v1/namespaces/${namespace}/deployments/old`),
      ({ status }) => status?.readyReplicas === 1,
      { timeoutMs: 180_000, what: 'the pod after the slot opened' },
    );
  });
});
