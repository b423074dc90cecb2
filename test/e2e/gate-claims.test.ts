import { beforeAll, describe, expect, test } from '@jest/globals';
import { AGENT_SANDBOX } from './support/agent-sandbox.ts';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { establish } from './support/establish.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { kubectlApply } from './support/kubectl-apply.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { untilSettled } from './support/until-settled.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('gate-claims');
const { claim, pool, template } = AGENT_SANDBOX;
const DRY = ['--dry-run=server'];
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;

// The operator runs since before these kinds existed: it must pick them up.
beforeAll(async () => {
  await establish('test/e2e/agent-sandbox/crds.yaml');
  // The slots come last: what leads to one is judged like a claim, and passes before there is a verdict.
  await must(
    apply([
      template(namespace, 'good', 'node-24', good),
      template(namespace, 'bad', 'no-agent', bad),
      template(namespace, 'closing', 'closing', good),
      pool(namespace, 'good', 'good'),
      pool(namespace, 'bad', 'bad'),
      pool(namespace, 'shadow-pool-good', 'bad'),
      pool(namespace, 'dangling', 'nothing'),
      pool(namespace, 'closing', 'closing'),
      userTemplate(namespace, 'node-24', { image: good }),
      nodeTemplate(namespace, 'no-agent'),
    ]),
  );
  await Promise.all(['node-24', 'no-agent'].map((name) => untilSettled(namespace, name)));
  await eventually(
    () => apply([claim(namespace, 'probe', 'bad')], DRY),
    (outcome) => outcome.code !== 0,
    { what: 'the operator sees pools and templates' },
  );
});

describe('a SandboxClaim', () => {
  test('is admitted when its pool leads to a Valid template', async () => {
    expect(await apply([claim(namespace, 'a', 'good')], DRY)).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test('is rejected with the reason when its pool leads to an Invalid template', async () => {
    const outcome = await apply([claim(namespace, 'b', 'bad')], DRY);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('vibed-agent');
    expect(outcome.stderr).toContain('denied the request');
  });

  test("is judged by its pool's own reference, never by the pool's name", async () => {
    const outcome = await apply([claim(namespace, 'c', 'shadow-pool-good')], DRY);
    expect(outcome.code).not.toBe(0);
  });

  test('is forecast by name where a shadow pool does not exist yet', async () => {
    const outcome = await apply([claim(namespace, 'd', 'shadow-pool-bad')], DRY);
    expect(outcome.code).not.toBe(0);
  });

  test.each([
    ['the pool is missing', 'nobody', /SandboxWarmPool.*nobody/],
    ["the pool's template is missing", 'dangling', /SandboxTemplate.*nothing/],
  ])('is admitted with a warning that names the missing link: %s', async (_reason, name, says) => {
    const outcome = await apply([claim(namespace, 'e', name)], DRY);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toMatch(says);
  });

  test('may be moved to another pool only where that leads to a Valid template', async () => {
    await apply([claim(namespace, 'moved', 'good')]);
    const to = (name: string) =>
      kubectl([
        'patch',
        'sandboxclaim',
        'moved',
        '-n',
        namespace,
        '--type=merge',
        '-p',
        JSON.stringify({ spec: { warmPoolRef: { name } } }),
        ...DRY,
      ]);
    expect((await to('bad')).code).not.toBe(0);
    expect((await to('good')).code).toBe(0);
  });

  test.each([
    [
      'the controller notes when it first saw the claim',
      { metadata: { annotations: { 'agents.x-k8s.io/controller-first-observed-at': 'x' } } },
    ],
    ['the controller fills an empty field', { spec: { additionalPodMetadata: {} } }],
    [
      'the claim is bound',
      { metadata: { annotations: { 'agents.x-k8s.io/sandbox-name': 'good-abcde' } } },
    ],
  ])('is never refused an update that leaves its reference alone: %s', async (_reason, patch) => {
    const slot = (enabled: boolean) =>
      nodeTemplate(namespace, 'closing', { image: good, validation: { mode: 'Off' }, enabled });
    await must(apply([slot(true), claim(namespace, 'held', 'closing')]));
    await must(apply([slot(false)]));
    const outcome = await kubectl([
      'patch',
      'sandboxclaim',
      'held',
      '-n',
      namespace,
      '--type=merge',
      '-p',
      JSON.stringify(patch),
    ]);
    expect(outcome).toMatchObject({ code: 0 });
  });

  test('passes with its pool and template in one apply, in any order', async () => {
    const objects = [
      claim(namespace, 'any', 'any'),
      pool(namespace, 'any', 'any'),
      template(namespace, 'any', 'any', `${ENVIRONMENT.registry}/node-24-index:1.0`),
      nodeTemplate(namespace, 'any', { image: `${ENVIRONMENT.registry}/node-24-index:1.0` }),
    ];
    expect(await kubectlApply(objects, DRY)).toMatchObject({ code: 0 });
    expect(await kubectlApply(objects)).toMatchObject({ code: 0 });
  });
});
