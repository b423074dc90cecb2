import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { issueAuthority } from '../src/certs/issue-authority.ts';
import { issueLeaf } from '../src/certs/issue-leaf.ts';
import { FakeKubeApi } from './cluster/fake-kube-api.ts';

/** Each of these starts a real process, which takes a second or more where many run at once. */
const SECONDS = 30_000;

interface Started {
  readonly child: ChildProcess;
  readonly lines: Record<string, unknown>[];
  /** Resolves with the first line of this message, present or future. */
  line(message: string): Promise<Record<string, unknown>>;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

const folder = mkdtempSync(join(tmpdir(), 'main-test-'));
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    env: { PATH: '/usr/bin', ...env },
  });
  cleanUps.push(() => child.kill('SIGKILL'));
  const lines: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  createInterface(child.stdout).on('line', (text) => {
    stdout += `${text}\n`;
    if (text.startsWith('{')) lines.push(JSON.parse(text) as Record<string, unknown>);
    for (const look of waiting) look();
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
  const line = (message: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const look = () => {
        const found = lines.find((each) => each['message'] === message);
        if (found !== undefined) resolve(found);
      };
      waiting.push(look);
      look();
      void ended.then(({ stderr: said }) =>
        reject(new Error(`Ended without "${message}": ${stdout}${said}`)),
      );
    });
  return { child, lines, line, ended };
}

async function cluster(): Promise<{ api: FakeKubeApi; env: Record<string, string> }> {
  const api = new FakeKubeApi();
  const config = await api.start();
  cleanUps.push(() => api.stop());
  api.serve('/apis/images.vibed.dev/v1alpha1/baseimagetemplates');
  const file = join(folder, `kubeconfig-${cleanUps.length}`);
  writeFileSync(file, config.exportConfig());
  return { api, env: { KUBECONFIG: file, POD_NAME: 'pod-1' } };
}

async function writeCertificate(): Promise<void> {
  const authority = await issueAuthority(Date.now());
  const leaf = await issueLeaf(authority, ['gate.system.svc'], Date.now());
  writeFileSync(join(folder, 'ca.crt'), authority.certificate);
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
      const { env } = await cluster();
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
      expect([text, code]).toEqual([
        '[+] baseimagetemplates\n[+] sandboxwarmpools\n[+] sandboxtemplates\n[+] serving\n',
        0,
      ]);
    },
    SECONDS,
  );
});
