import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../../src/cluster/client/open-connection.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'open-connection-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const pod = 'https://10.96.0.1';
const [none, account, home, explicit] = ['none', 'account', 'home', 'explicit'] as const;

beforeEach(() => {
  mkdirSync(join(folder, 'account'));
  writeFileSync(join(folder, 'account', 'token'), 't');
  writeFileSync(join(folder, 'account', 'ca.crt'), 'c');
  for (const name of ['home', 'explicit']) writeFileSync(join(folder, name), kubeconfig(name));
});
afterEach(() => rmSync(join(folder, 'account'), { recursive: true }));

function kubeconfig(name: string): string {
  return JSON.stringify({
    clusters: [{ name, cluster: { server: `https://${name}.example/` } }],
    users: [{ name, user: { token: name } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}

interface Case {
  readonly kubeconfig?: string;
  readonly home: string;
  readonly apiServer?: string;
  readonly account: string;
}

const open = (given: Case) =>
  openConnection(
    {
      kubeconfig: given.kubeconfig === undefined ? [] : [join(folder, given.kubeconfig)],
      homeKubeconfig: join(folder, given.home),
      apiServer: given.apiServer,
    },
    join(folder, given.account),
  );

describe('openConnection()', () => {
  test.each([
    {
      reason: 'KUBECONFIG wins, even in a pod',
      given: { kubeconfig: explicit, home, apiServer: pod, account },
      want: 'https://explicit.example',
    },
    {
      reason: 'the file at home comes next',
      given: { home, apiServer: pod, account },
      want: 'https://home.example',
    },
    {
      reason: 'in a pod there is neither',
      given: { home: none, apiServer: pod, account },
      want: pod,
    },
  ])('$reason', async ({ given, want }) => {
    const connection = await open(given);
    connection.close();
    expect(connection.server).toBe(want);
  });

  test.each([
    { reason: 'outside of a pod', given: { home: none, account } },
    { reason: 'in a pod without a token', given: { home: none, apiServer: pod, account: none } },
  ])('$reason, without a kubeconfig: says what to do', async ({ given }) => {
    await expect(open(given as Case)).rejects.toThrow(
      /^No cluster is configured; run in a pod with a service account, or set KUBECONFIG/,
    );
  });

  test.each([
    { reason: 'a pod does not wait for the library', file: [], loaded: false },
    { reason: 'a kubeconfig is read by it', file: ['explicit'], loaded: true },
  ])('$reason', ({ file, loaded }) => {
    const settings = {
      kubeconfig: file.map((name) => join(folder, name)),
      homeKubeconfig: join(folder, none),
      apiServer: pod,
    };
    const program = `
      import { registerHooks } from 'node:module';
      const asked = [];
      registerHooks({ resolve: (name, context, next) => (asked.push(name), next(name, context)) });
      const { openConnection } = await import('./src/cluster/client/open-connection.ts');
      const connection = await openConnection(${JSON.stringify(settings)}, ${JSON.stringify(join(folder, 'account'))});
      await import('./src/cluster/client/create-kube-client.ts');
      console.log(JSON.stringify([connection.server, asked.filter((name) => /^[@a-z]/.test(name) && !name.includes(':'))]));`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: {},
    });
    const [server, packages] = JSON.parse(output) as [string, string[]];
    expect([server, packages.includes('@kubernetes/client-node'), packages.length > 0]).toEqual([
      loaded ? 'https://explicit.example' : pod,
      loaded,
      loaded,
    ]);
  });
});
