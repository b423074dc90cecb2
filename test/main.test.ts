import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueAuthority } from '../src/certs/issue-authority.ts';
import { issueLeaf } from '../src/certs/issue-leaf.ts';
import { FakeKubeApi } from './cluster/fake-kube-api.ts';
import { kubeconfigOf } from './cluster/client/kubeconfig-of.ts';
import { until } from './cluster/until.ts';
import { serveController } from './serve-controller.ts';
import type { Started } from './start-program.ts';
import { startProgram } from './start-program.ts';

const LEASES = '/apis/coordination.k8s.io/v1/leases';
const TEMPLATES = '/apis/images.vibed.dev/v1alpha1/baseimagetemplates';
const WEBHOOKS = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';

/** Each of these starts a real process, which takes a second or more where many run at once. */
const SECONDS = 30_000;

const folder = mkdtempSync(join(tmpdir(), 'main-test-'));
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(args: string[], env: Record<string, string> = {}): Started {
  const started = startProgram(args, env);
  cleanUps.push(() => started.child.kill('SIGKILL'));
  return started;
}

async function cluster(): Promise<{ api: FakeKubeApi; env: Record<string, string> }> {
  const api = new FakeKubeApi();
  const { server } = await api.start();
  cleanUps.push(() => api.stop());
  api.serve(TEMPLATES);
  const file = join(folder, `kubeconfig-${cleanUps.length}`);
  writeFileSync(file, kubeconfigOf(server));
  return { api, env: { KUBECONFIG: file, POD_NAME: 'pod-1' } };
}

async function writeCertificate(): Promise<void> {
  const authority = await issueAuthority(Date.now());
  const leaf = await issueLeaf(authority, ['gate.system.svc'], Date.now());
  writeFileSync(join(folder, 'tls.crt'), leaf.certificate);
  writeFileSync(join(folder, 'tls.key'), leaf.privateKey);
}

describe('the program', () => {
  test.each([
    {
      reason: 'tells its version',
      args: ['version'],
      code: 0,
      stdout: /^\d+\.\d+\.\d+\n$/,
      stderr: /^$/,
    },
    {
      reason: 'prints help on request',
      args: ['--help'],
      code: 0,
      stdout: /^Usage: /,
      stderr: /^$/,
    },
    {
      reason: 'prints help where nothing was asked',
      args: [],
      code: 0,
      stdout: /^Usage: /,
      stderr: /^$/,
    },
    {
      reason: 'knows no other command',
      args: ['serve'],
      code: 2,
      stdout: /^$/,
      stderr: /^base-image-operator: there is no command "serve"\n/,
    },
    {
      reason: 'names a wrong flag and the fix',
      args: ['webhook', '--max-mode=Hard'],
      code: 2,
      stdout: /^$/,
      stderr:
        /^base-image-operator webhook: --max-mode is "Hard"; use one of Enforce, Warn, Audit\n$/,
    },
    {
      reason: 'does not start where a check that nobody may waive does not exist',
      args: ['controller', '--unwaivable-checks=VA-999'],
      code: 2,
      stdout: /^$/,
      stderr:
        /^base-image-operator controller: --unwaivable-checks has VA-999, which no contract has; [^\n]*\n$/,
    },
    {
      reason: 'prints the flags of a command',
      args: ['webhook', '--help'],
      code: 0,
      stdout: /--webhook-port PORT/,
      stderr: /^$/,
    },
    {
      reason: 'says where no cluster is configured',
      args: ['webhook', '--health-port=0'],
      code: 1,
      stdout: /No cluster is configured; run in a pod/,
      stderr: /^$/,
    },
  ])(
    '$reason',
    async ({ args, code, stdout, stderr }) => {
      const result = await start(args).ended;
      expect([result.code, result.stdout, result.stderr]).toEqual([
        code,
        expect.stringMatching(stdout),
        expect.stringMatching(stderr),
      ]);
    },
    SECONDS,
  );

  test(
    'webhook: ready with caches and certificate, ends in order on SIGTERM',
    async () => {
      const { api, env } = await cluster();
      api.serve(WEBHOOKS);
      await writeCertificate();
      const args = [
        'webhook',
        '--health-port=0',
        '--webhook-port=0',
        '--shutdown-delay-seconds=0',
        `--webhook-cert-dir=${folder}`,
      ];
      const webhook = start(args, env);
      const { healthPort } = await webhook.line('The webhook listens');
      await webhook.line('Serving a new certificate');
      const url = `http://127.0.0.1:${String(healthPort)}`;
      let ready = await fetch(`${url}/readyz`);
      for (let n = 0; n < 100 && !ready.ok; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        ready = await fetch(`${url}/readyz`);
      }
      const text = await ready.text();
      webhook.child.kill('SIGTERM');
      const { code } = await webhook.ended;
      expect([text, code]).toEqual(['[+] baseimagetemplates\n[+] certificate\n[+] serving\n', 0]);
    },
    SECONDS,
  );

  test(
    'controller: leads, makes certificates, writes a status, and releases the Lease on SIGTERM',
    async () => {
      const { api, env } = await cluster();
      serveController(api);
      const controller = start(
        ['controller', '--operator-image=registry.example/operator:1', '--health-port=0'],
        env,
      );
      const { healthPort } = await controller.line('The controller started');
      await controller.line('Issued certificates');
      const asked = () =>
        api.requests.find(({ path }) => path.endsWith('/baseimagetemplates/node-24/status'));
      await until(() => asked() !== undefined, 'the status');
      const ready = await fetch(`http://127.0.0.1:${String(healthPort)}/readyz`);
      const metrics = await (await fetch(`http://127.0.0.1:${String(healthPort)}/metrics`)).text();
      controller.child.kill('SIGTERM');
      const { code } = await controller.ended;
      const { status } = asked()?.body as {
        status: { conditions: { type: string; reason: string }[] };
      };
      const lease = api.get(LEASES, 'base-image-operator/base-image-controller')?.['spec'];
      expect([code, await ready.text(), metrics.includes('vibed_leader 1')]).toEqual([
        0,
        '[+] baseimagetemplates\n[+] nodes\n[+] jobs\n[+] pods\n',
        true,
      ]);
      expect(status.conditions.find(({ type }) => type === 'Ready')?.reason).toBe('ValidationOff');
      expect(lease).toMatchObject({ holderIdentity: '' });
    },
    SECONDS,
  );

  test(
    'controller: ends with an error when another holds the Lease',
    async () => {
      const { api, env } = await cluster();
      serveController(api);
      const controller = start(
        ['controller', '--operator-image=registry.example/operator:1', '--health-port=0'],
        env,
      );
      await controller.line('Became the leader');
      api.put(LEASES, {
        metadata: { namespace: 'base-image-operator', name: 'base-image-controller' },
        spec: { holderIdentity: 'other', leaseDurationSeconds: 15 },
      });
      const { code } = await controller.ended;
      expect([code, controller.lines.at(-1)?.['message']]).toEqual([1, 'The command failed']);
    },
    SECONDS,
  );
});
