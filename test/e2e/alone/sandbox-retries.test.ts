import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { IMAGE } from '../../gate/template-object.ts';
import { untilKnown } from '../backstop/until-known.ts';
import { writeTemplate } from '../backstop/write-template.ts';
import { startAgentSandbox } from '../support/agent-sandbox-controller.ts';
import type { AgentSandboxController } from '../support/agent-sandbox-controller.ts';
import { AGENT_SANDBOX } from '../support/agent-sandbox.ts';
import { apply } from '../support/apply.ts';
import { deniedPods } from '../support/denied-pods.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import { kubectlJson } from '../support/kubectl-json.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { withNamespace } from '../support/with-namespace.ts';
import { connectKubeApi } from '../support/kube-api.ts';

const CRDS = 'test/e2e/agent-sandbox/crds.yaml';
const CONSTANT = 'e2e-constant';
/** agent-sandbox tries again after 5 ms, and after twice as long each time: twelve times in so many milliseconds. */
const WATCHED_MS = 12_000;
const SETTLED_MS = 2_000;

interface Sandbox {
  readonly metadata: { readonly resourceVersion: string };
  readonly status?: { readonly conditions?: readonly { type: string; message: string }[] };
}

/** A policy that denies the pods of a namespace with words that never change. */
function constantPolicy(namespace: string): object[] {
  const api = { apiVersion: 'admissionregistration.k8s.io/v1', metadata: { name: CONSTANT } };
  const rules = [
    { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
  ];
  const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
  return [
    {
      ...api,
      kind: 'ValidatingAdmissionPolicy',
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: rules, namespaceSelector },
        validations: [{ expression: 'false', message: 'no pods here', reason: 'Forbidden' }],
      },
    },
    {
      ...api,
      kind: 'ValidatingAdmissionPolicyBinding',
      spec: { policyName: CONSTANT, validationActions: ['Deny'] },
    },
  ];
}

// The controller is built by the suite's own command.
const withController = ENVIRONMENT.agentSandbox === '' ? describe.skip : describe;

withController('agent-sandbox’s own controller', () => {
  const denied = withNamespace('sandbox-denied');
  const constant = withNamespace('sandbox-constant');
  let controller: AgentSandboxController;

  const sandboxOf = (namespace: string, name: string) =>
    kubectlJson<Sandbox>(['get', 'sandbox', name, '-n', namespace]);
  const scale = (namespace: string, name: string, replicas: number) =>
    must(
      kubectl([
        ...['patch', 'sandbox', name, '-n', namespace, '--type=merge'],
        ...['-p', JSON.stringify({ spec: { replicas } })],
      ]),
    );

  beforeAll(async () => {
    await must(kubectl(['apply', '--server-side', '-f', CRDS]));
    await must(kubectl(['wait', '--for=condition=Established', '-f', CRDS, '--timeout=180s']));
    await must(apply(constantPolicy(constant)));
    // Templates that do not exist only warn: those that reject come after.
    for (const [namespace, name] of [
      [denied, 'closed'],
      [denied, 'other'],
      [constant, 'any'],
    ] as const)
      await must(apply([AGENT_SANDBOX.sandbox(namespace, name, name, IMAGE)]));
    await Promise.all([
      scale(denied, 'closed', 0),
      scale(denied, 'other', 0),
      scale(constant, 'any', 0),
    ]);
    const api = await connectKubeApi();
    const write = (name: string, spec: object) =>
      writeTemplate(api, { namespace: denied, name, spec });
    await write('closed', { image: IMAGE, enabled: false });
    await write('other', { image: 'registry.example/another:1' });
    await untilKnown(api, denied, 'last');
    api.close();
    controller = startAgentSandbox();
  });
  afterAll(async () => {
    await controller.stop();
    const kinds = 'validatingadmissionpolicy,validatingadmissionpolicybinding';
    await kubectl(['delete', kinds, CONSTANT]);
    await kubectl(['delete', '-f', CRDS, '--timeout=180s']);
  });

  test('tries a denied pod as often as where the words never change, and writes its status once', async () => {
    const before = await deniedPods();
    await Promise.all([
      scale(denied, 'closed', 1),
      scale(denied, 'other', 1),
      scale(constant, 'any', 1),
    ]);
    await sleep(SETTLED_MS);
    const told = await eventually(
      () => Promise.all(['closed', 'other'].map((name) => sandboxOf(denied, name))),
      (all) => all.every(({ status }) => JSON.stringify(status).includes('BaseImageTemplate')),
      { what: `the sentences in the Sandboxes; the controller said ${controller.said()}` },
    );
    await sleep(WATCHED_MS - SETTLED_MS);
    const after = await deniedPods();
    const tries = (policy: string) => after.byPolicy(policy) - before.byPolicy(policy);
    const [byConstant, byBackstop] = [tries(CONSTANT), tries('base-image-backstop')];
    const byWebhook = after.all - before.all - byConstant - byBackstop;
    // With a text that changes each time it would be hundreds.
    expect(byConstant).toBeGreaterThanOrEqual(8);
    for (const count of [byBackstop, byWebhook]) {
      expect(count).toBeGreaterThanOrEqual(8);
      expect(count).toBeLessThanOrEqual(byConstant + 2);
    }
    const versions = await Promise.all(
      ['closed', 'other'].map(async (name) => (await sandboxOf(denied, name)).metadata),
    );
    expect(versions.map(({ resourceVersion }) => resourceVersion)).toEqual(
      told.map(({ metadata }) => metadata.resourceVersion),
    );
  });
});
