import { afterEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CertificatePair } from '../src/certs/certificate-pair.ts';
import { issueAuthority } from '../src/certs/issue-authority.ts';
import { issueLeaf } from '../src/certs/issue-leaf.ts';
import { FakeKubeApi } from './cluster/fake-kube-api.ts';
import { kubeconfigOf } from './cluster/client/kubeconfig-of.ts';
import { startProgram } from './start-program.ts';

const TEMPLATES = '/apis/images.vibed.dev/v1alpha1/baseimagetemplates';
const WEBHOOKS = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
const READY = '[+] baseimagetemplates\n[+] certificate\n[+] serving\n';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The webhook as a process, with a fake API server and a mounted Secret. */
async function startWebhook() {
  const api = new FakeKubeApi();
  const { server } = await api.start();
  cleanUps.push(() => api.stop());
  api.serve(TEMPLATES);
  const folder = mkdtempSync(join(tmpdir(), 'readiness-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'kubeconfig'), kubeconfigOf(server));
  const mount = ({ certificate, privateKey }: CertificatePair) => {
    writeFileSync(join(folder, 'tls.crt'), certificate);
    writeFileSync(join(folder, 'tls.key'), privateKey);
  };
  const ports = ['--health-port=0', '--webhook-port=0'];
  const webhook = startProgram(['webhook', ...ports, `--webhook-cert-dir=${folder}`], {
    KUBECONFIG: join(folder, 'kubeconfig'),
    POD_NAMESPACE: 'system',
  });
  cleanUps.push(() => webhook.child.kill('SIGKILL'));
  const { healthPort } = await webhook.line('The webhook listens');
  return { api, mount, url: `http://127.0.0.1:${String(healthPort)}` };
}

/** Configures the webhooks of these names, each with its caBundle. */
function configure(api: FakeKubeApi, bundles: Readonly<Record<string, string>>): void {
  const webhooks = Object.entries(bundles).map(([name, bundle]) => ({
    name,
    clientConfig: { caBundle: Buffer.from(bundle).toString('base64') },
  }));
  api.put(WEBHOOKS, { metadata: { name: 'base-image-webhook' }, webhooks });
}

test('the webhook is ready only while the API server can verify what it serves, and says why it is not', async () => {
  const { api, mount, url } = await startWebhook();
  const [own, next] = [await issueAuthority(Date.now()), await issueAuthority(Date.now())];
  const names = ['base-image-webhook.system.svc'];
  const wait = async (passes: (text: string) => boolean): Promise<string> => {
    let text = '';
    for (let n = 0; n < 400; n += 1) {
      text = await (await fetch(`${url}/readyz`)).text();
      if (passes(text)) return text;
      await sleep(25);
    }
    throw new Error(`waited in vain; last: ${text}`);
  };
  const why = async () => (await wait((text) => text !== READY)).split('\n')[1];

  await wait((text) => text.includes('[+] baseimagetemplates'));
  expect(await why()).toBe('[-] certificate: no certificate is served yet');

  // The configuration cannot be read: no replica says that it can be called before it knows who calls.
  mount(await issueLeaf(own, names, Date.now()));
  await wait((text) => text.includes('was not read yet') && text.includes('[+] serving'));

  // There is none: nothing calls, and a rollout goes on.
  api.serve(WEBHOOKS);
  await wait((text) => text === READY);

  configure(api, { 'pods.x': own.certificate, 'claims.x': '' });
  expect(await why()).toBe('[-] certificate: the caBundle of claims.x holds no certificate');

  configure(api, { 'pods.x': own.certificate, 'claims.x': own.certificate });
  await wait((text) => text === READY);

  configure(api, { 'pods.x': next.certificate, 'claims.x': own.certificate });
  expect(await why()).toBe(
    '[-] certificate: pods.x cannot verify the serving certificate: it was signed by nothing in the caBundle',
  );

  // The next certificate is served as soon as the API server trusts it, and makes it ready.
  mount(await issueLeaf(next, names, Date.now()));
  configure(api, { 'pods.x': next.certificate + own.certificate, 'claims.x': next.certificate });
  await wait((text) => text === READY);

  // An API server that cannot be asked changes nothing.
  api.intercept = (_request, response) => {
    response.destroy();
    return true;
  };
  api.disconnect(WEBHOOKS);
  await sleep(1_500);
  expect(await wait(() => true)).toBe(READY);

  api.intercept = () => false;
  configure(api, { 'pods.x': own.certificate });
  await why();
  api.remove(WEBHOOKS, '/base-image-webhook');
  await wait((text) => text === READY);
}, 60_000);
