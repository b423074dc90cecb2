import { expect, test } from '@jest/globals';
import { ENVIRONMENT } from './support/environment.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

const namespace = ENVIRONMENT.operatorNamespace;
const release = ['base-image-operator', '--namespace', namespace];

test('uninstalled by Helm 4, the CRD and the templates stay and the gate is gone; Helm 3 installs it again with its values', async () => {
  const values = await must(run('helm', ['get', 'values', ...release, '-o', 'json']));
  await must(run('helm', ['uninstall', ...release, '--wait']));
  expect(await kubectl(['get', 'crd', 'baseimagetemplates.images.vibed.dev'])).toMatchObject({
    code: 0,
  });
  expect(
    (await kubectl(['get', 'validatingwebhookconfiguration', 'base-image-webhook'])).code,
  ).not.toBe(0);

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
