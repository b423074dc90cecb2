import { beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { must } from './support/must.ts';
import { pod } from './support/pod.ts';
import { untilSettled } from './support/until-settled.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('required', { 'images.vibed.dev/require-template': 'true' });
const image = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const free = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'free', namespace },
  spec: { containers: [{ name: 'app', image }] },
};

beforeAll(async () => {
  await must(apply([userTemplate(namespace, 'node-24', { image })]));
});

describe('a namespace that requires a template', () => {
  test('refuses a pod that names none, and says what to do', async () => {
    const outcome = await apply([free], ['--dry-run=server']);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('vibed.dev/template');
  });

  test('lets validation pods run, and admits a pod of a Valid template', async () => {
    const { conditions } = await untilSettled(namespace, 'node-24');
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
    const use = { namespace, name: 'good', slot: 'node-24', image };
    expect(await apply([pod(use)], ['--dry-run=server'])).toMatchObject({ code: 0, stderr: '' });
  });
});
