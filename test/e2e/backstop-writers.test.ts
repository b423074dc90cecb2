import { beforeAll, describe, expect, test } from '@jest/globals';
import { smallPod } from './backstop/small-pod.ts';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { eventsOf } from './support/events-of.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { kubectlApply } from './support/kubectl-apply.ts';
import { kubectlJson } from './support/kubectl-json.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { templateStatus } from './support/template-status.ts';
import { untilSettled } from './support/until-settled.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('writers');
const REJECTED = 'images.vibed.dev/rejected';
const VALIDATION = 'images.vibed.dev/validation';
const image = 'registry.example/node:1.0';
const DRY = '--dry-run=server';
/** May write templates and run pods; may only write templates; the controller itself. */
const PLATFORM = '--as=platform';
const OUTSIDER = '--as=outsider';
const CONTROLLER = `--as=system:serviceaccount:${ENVIRONMENT.operatorNamespace}:base-image-controller`;

function grant(user: string, resources: readonly object[]): object[] {
  const metadata = { name: user, namespace };
  const apiGroup = 'rbac.authorization.k8s.io';
  return [
    { apiVersion: `${apiGroup}/v1`, kind: 'Role', metadata, rules: resources },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup, kind: 'Role', name: user },
      subjects: [{ kind: 'User', apiGroup, name: user }],
    },
  ];
}

const templates = {
  apiGroups: ['images.vibed.dev'],
  resources: ['baseimagetemplates'],
  verbs: ['*'],
};
const workloads = {
  apiGroups: ['', 'batch', 'apps'],
  resources: ['pods', 'jobs', 'deployments'],
  verbs: ['*'],
};

function job(name: string, labels: object, podLabels: object): object {
  const { spec } = smallPod({ name, image }) as { spec: object };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, labels },
    spec: {
      template: { metadata: { labels: podLabels }, spec: { ...spec, restartPolicy: 'Never' } },
    },
  };
}

function labelled(of: object, labels: object): object {
  const { metadata } = of as { metadata: { labels?: object } };
  return { ...of, metadata: { ...metadata, namespace, labels: { ...metadata.labels, ...labels } } };
}

beforeAll(async () => {
  await must(
    apply([...grant('platform', [templates, workloads]), ...grant('outsider', [templates])]),
  );
  await must(apply([nodeTemplate(namespace, 'mine', { image, enabled: false })], [PLATFORM]));
  await must(apply([labelled(smallPod({ name: 'free', image }), {})]));
  await untilSettled(namespace, 'mine');
});

const patch = (changes: object) => [
  'patch',
  'bit',
  'mine',
  '-n',
  namespace,
  '--type=merge',
  '-p',
  JSON.stringify(changes),
];

describe('labels below images.vibed.dev/ on templates', () => {
  test('are refused to everybody but the controller, with what to do', async () => {
    const labels = { 'images.vibed.dev/anything': 'x', team: 'a' };
    const created = labelled(nodeTemplate(namespace, 'other', { image }), labels);
    const outcomes = [
      await apply([created], [PLATFORM, DRY]),
      await kubectl([...patch({ metadata: { labels } }), PLATFORM]),
      await kubectl([...patch({ metadata: { labels: { [REJECTED]: 'x' } } }), PLATFORM]),
    ];
    for (const { code, stderr } of outcomes) {
      expect(code).not.toBe(0);
      expect(stderr).toContain('only the controller writes labels below images.vibed.dev/');
      expect(stderr).toContain('leave the label out');
    }
    const own = await kubectl([...patch({ metadata: { labels } }), CONTROLLER, DRY]);
    expect(own).toMatchObject({ code: 0 });
  });

  test('may be taken away, as tools do that replace objects, and come back', async () => {
    const { template } = await templateStatus(namespace, 'mine');
    expect(template.metadata.labels).toEqual({ [REJECTED]: 'closed' });
    const replaced = labelled(nodeTemplate(namespace, 'mine', { image, enabled: false }), {
      team: 'a',
    });
    await must(kubectl(['replace', '-f', '-', PLATFORM], JSON.stringify(replaced)));
    const back = await eventually(
      () => templateStatus(namespace, 'mine'),
      (seen) => seen.template.metadata.labels?.[REJECTED] !== undefined,
      { what: 'the label' },
    );
    expect(back.template.metadata.labels).toEqual({ team: 'a', [REJECTED]: 'closed' });
  });

  test.each([
    ['kubectl apply', []],
    ['a server-side apply', ['--server-side', '--force-conflicts']],
  ])('do not stand in the way of %s', async (_tool, flags) => {
    const changed = nodeTemplate(namespace, 'mine', { image, enabled: false, suspend: true });
    expect(await kubectlApply([changed], [PLATFORM, ...flags])).toMatchObject({ code: 0 });
    const { template } = await templateStatus(namespace, 'mine');
    expect(template.metadata.labels?.[REJECTED]).toBe('closed');
  });
});

describe('the spec of a template', () => {
  test('is written only by somebody who may create pods there', async () => {
    const outcomes = [
      await apply([nodeTemplate(namespace, 'theirs', { image })], [OUTSIDER]),
      await kubectl([...patch({ spec: { image: 'registry.example/evil:1.0' } }), OUTSIDER]),
    ];
    for (const { code, stderr } of outcomes) {
      expect(code).not.toBe(0);
      expect(stderr).toContain(`run in namespace "${namespace}", where you may not create pods`);
      expect(stderr).toContain('ask for the right to create pods there');
    }
  });

  test.each([
    [
      'annotations',
      { metadata: { annotations: { 'images.vibed.dev/validate-requested-at': '1' } } },
    ],
    ['finalizers', { metadata: { finalizers: ['e2e.vibed.dev/held'] } }],
    ['the same spec', { spec: { enabled: false } }],
  ])('left as it is, the rest is free: %s', async (_what, changes) => {
    expect(await kubectl([...patch(changes), OUTSIDER])).toMatchObject({ code: 0 });
  });

  test('is not the controller’s to write, though it may patch templates', async () => {
    const outcome = await kubectl([...patch({ spec: { enabled: true } }), CONTROLLER]);
    expect(outcome.stderr).toContain('never their spec');
    await must(kubectl([...patch({ metadata: { finalizers: null } })]));
  });
});

describe('the label of validation pods', () => {
  const label = { [VALIDATION]: '0123' };
  test.each([
    ['a pod', labelled(smallPod({ name: 'p', image }), label)],
    ['a Job', job('j', label, {})],
    ['a Job that would give it to its pods', job('j', {}, label)],
  ])('is refused on %s, but to the controller', async (_what, object) => {
    const { code, stderr } = await apply([object], [PLATFORM, DRY]);
    expect(code).not.toBe(0);
    expect(stderr).toContain('only the controller gives Jobs and their pods the label');
    const own = await kubectl(['create', '-f', '-', CONTROLLER, DRY], JSON.stringify(object));
    expect(own).toMatchObject({ code: 0 });
  });

  test('is refused to pods of other controllers, and cannot be added to a pod', async () => {
    const { spec } = smallPod({ name: 'p', image }) as { spec: object };
    const labels = { app: 'forged', ...label };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'forged', namespace },
      spec: {
        selector: { matchLabels: { app: 'forged' } },
        template: { metadata: { labels }, spec },
      },
    };
    await must(apply([deployment], [PLATFORM]));
    const added = await kubectl([
      'label',
      'pod',
      'free',
      '-n',
      namespace,
      `${VALIDATION}=1`,
      PLATFORM,
    ]);
    expect(added.stderr).toContain('only the controller gives');
    const [event] = await eventually(
      () => eventsOf(namespace, 'reason=FailedCreate'),
      (events) => events.length > 0,
      { what: 'the Event of the ReplicaSet' },
    );
    expect(event?.message).toContain('only the controller gives');
  });

  test('does not keep anybody from other Jobs and pods', async () => {
    expect(await apply([job('free', {}, {})], [PLATFORM, DRY])).toMatchObject({ code: 0 });
    const real = await kubectlJson<{ items: unknown[] }>([
      'get',
      'pods',
      '-n',
      namespace,
      '-l',
      VALIDATION,
    ]);
    expect(real.items).toEqual([]);
  });
});
