import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from '../support/apply.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { pod } from '../support/pod.ts';
import { run } from '../support/run.ts';
import { untilSettled } from '../support/until-settled.ts';
import { userTemplate } from '../support/user-template.ts';
import { withNamespace } from '../support/with-namespace.ts';

const namespace = ENVIRONMENT.operatorNamespace;
const release = ['base-image-operator', '--namespace', namespace];
const applied = withNamespace('kustomize');

interface Values {
  readonly image: { readonly repository: string; readonly digest: string };
}

/** An overlay of a user's own, as docs/install.md describes it: the manifests, and where the image was pushed. */
function overlay({ image }: Values): string {
  const folder = mkdtempSync('test/e2e/overlay-');
  writeFileSync(
    join(folder, 'kustomization.yaml'),
    JSON.stringify({
      resources: ['../../../manifests'],
      images: [
        {
          name: 'registry.example/base-image-operator',
          newName: image.repository,
          digest: image.digest,
        },
      ],
    }),
  );
  return folder;
}

test('uninstalled by Helm 4, the CRD and the templates stay; kustomize installs it, and then Helm 3', async () => {
  const values = await must(run('helm', ['get', 'values', ...release, '-o', 'json']));
  await must(run('helm', ['uninstall', ...release, '--wait']));
  expect(await kubectl(['get', 'crd', 'baseimagetemplates.images.vibed.dev'])).toMatchObject({
    code: 0,
  });
  expect(
    (await kubectl(['get', 'validatingwebhookconfiguration', 'base-image-webhook'])).code,
  ).not.toBe(0);

  // A slot that there is not would bring a warning.
  const use = { namespace: applied, name: 'unjudged', slot: 'none', image: 'registry.example/x:1' };
  const admitted = await apply([pod(use)], ['--dry-run=server']);
  expect(admitted).toMatchObject({ code: 0, stderr: '' });

  const folder = overlay(JSON.parse(values) as Values);
  try {
    await must(kubectl(['apply', '--server-side', '--force-conflicts', '-k', folder]));
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const name of ['controller', 'webhook']) {
    await must(
      kubectl([
        'rollout',
        'status',
        `deployment/base-image-${name}`,
        '-n',
        namespace,
        '--timeout=180s',
      ]),
    );
  }
  // The overlay names no CA of the registry: the controller cannot ask it, and the kubelet's own pull proves the image all the same.
  await must(
    apply([
      userTemplate(applied, 'node-24', { image: `${ENVIRONMENT.registry}/node-24-good:1.0` }),
    ]),
  );
  const { conditions, template } = await untilSettled(applied, 'node-24');
  expect(conditions).toMatchObject({ Resolved: { status: 'Unknown' }, Valid: { status: 'True' } });
  expect(template.status?.judged?.digest).toMatch(/^sha256:/);
  await must(
    kubectl([
      'delete',
      '-f',
      'manifests/webhook.yaml',
      '-f',
      'manifests/policies.yaml',
      '-f',
      'manifests/controller.yaml',
      '-f',
      'manifests/roles.yaml',
    ]),
  );

  const installed = await run(
    'helm3',
    [
      'install',
      'base-image-operator',
      'charts/base-image-operator',
      '--namespace',
      namespace,
      '-f',
      '-',
      '--wait',
      '--timeout',
      '120s',
    ],
    { input: values, timeoutMs: 150_000 },
  );
  expect(installed).toMatchObject({ code: 0 });
});
