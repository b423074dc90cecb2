import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { apply } from '../support/apply.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { nodeTemplate } from '../support/node-template.ts';
import { run } from '../support/run.ts';
import { untilSettled } from '../support/until-settled.ts';
import { userTemplate } from '../support/user-template.ts';
import { withNamespace } from '../support/with-namespace.ts';

const namespace = withNamespace('claims-alpha');
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;
const DRY = ['--dry-run=server'];
const CRDS = 'test/e2e/agent-sandbox/crds.yaml';
const apiVersion = 'extensions.agents.x-k8s.io/v1alpha1';

interface Crd {
  readonly kind: string;
  readonly spec: { readonly names: object; readonly versions: readonly object[] };
}

/** agent-sandbox as it was before v1beta1: the same kinds in v1alpha1 alone, claims with the fields of that version. */
function alphaCrds(): object[] {
  const spec = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec, status: spec } } };
  return parseAllDocuments(readFileSync(CRDS, 'utf8')).map((document) => {
    const crd = document.toJS() as Crd;
    const version = { name: 'v1alpha1', served: true, storage: true, schema };
    return { ...crd, spec: { ...crd.spec, versions: [version] } };
  });
}

function upgrade(version: string): Promise<string> {
  const { operatorNamespace } = ENVIRONMENT;
  const set = `webhook.sandboxClaims.apiVersion=${version}`;
  const release = [
    'base-image-operator',
    'charts/base-image-operator',
    '--namespace',
    operatorNamespace,
  ];
  return must(run('helm', ['upgrade', ...release, '--reuse-values', '--set', set, '--wait']));
}

function claim(spec: object): object {
  return { apiVersion, kind: 'SandboxClaim', metadata: { name: 'a', namespace }, spec };
}

function sandboxTemplate(name: string, slot: string, image: string): object {
  const podTemplate = {
    metadata: { labels: { 'vibed.dev/template': slot } },
    spec: { containers: [{ name: 'runtime', image }] },
  };
  return {
    apiVersion,
    kind: 'SandboxTemplate',
    metadata: { name, namespace },
    spec: { podTemplate },
  };
}

beforeAll(async () => {
  await kubectl(['delete', '-f', CRDS, '--ignore-not-found', '--wait=true']);
  await upgrade('v1alpha1');
  await must(apply(alphaCrds()));
  await must(kubectl(['wait', '--for=condition=Established', '-f', CRDS, '--timeout=180s']));
  await must(
    apply([
      sandboxTemplate('good', 'node-24', good),
      sandboxTemplate('bad', 'no-agent', bad),
      {
        apiVersion,
        kind: 'SandboxWarmPool',
        metadata: { name: 'pool', namespace },
        spec: { replicas: 0, sandboxTemplateRef: { name: 'bad' } },
      },
      // They come last: what leads to a slot is judged, and passes before there is a verdict.
      userTemplate(namespace, 'node-24', { image: good }),
      nodeTemplate(namespace, 'no-agent'),
    ]),
  );
  await Promise.all(['node-24', 'no-agent'].map((name) => untilSettled(namespace, name)));
  await eventually(
    () => apply([claim({ sandboxTemplateRef: { name: 'bad' } })], DRY),
    ({ code }) => code !== 0,
    { what: 'the operator sees the kinds' },
  );
});

afterAll(async () => {
  await kubectl(['delete', '-f', CRDS, '--wait=true']);
  await upgrade('v1beta1');
});

describe('a SandboxClaim where agent-sandbox serves v1alpha1 alone', () => {
  test.each([
    ['its template is Valid', { sandboxTemplateRef: { name: 'good' } }, true],
    ['its template is Invalid', { sandboxTemplateRef: { name: 'bad' }, warmpool: 'none' }, false],
    [
      'its pool decides, not its template',
      { sandboxTemplateRef: { name: 'good' }, warmpool: 'pool' },
      false,
    ],
  ])('is judged: %s', async (_reason, spec, admitted) => {
    const outcome = await apply([claim(spec)], DRY);
    expect(outcome.code === 0).toBe(admitted);
    expect(outcome.stderr.includes('denied the request')).toBe(!admitted);
  });
});
