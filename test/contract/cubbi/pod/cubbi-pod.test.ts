import { describe, expect, test } from '@jest/globals';
import type { V1Container } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { bootFiles } from '../../../../src/contract/cubbi/pod/boot-files.ts';
import { cubbiPod } from '../../../../src/contract/cubbi/pod/cubbi-pod.ts';
import type { CubbiTerms } from '../../../../src/contract/cubbi/cubbi-terms.ts';
import type { ValidationRequest } from '../../../../src/job/validation-request.ts';
import { validationRequest } from '../../../build/validation-request.ts';

const TERMS: CubbiTerms = {
  type: 'Cubbi',
  version: '1',
  grade: 'Pragmatic',
  slot: 'demo',
  image: 'registry.example/demo:1',
  environment: ['DEMO_TOKEN', 'MCP_COUNT'],
  toolCheck: ['demo', '--version=$(HOME)'],
  boot: true,
  hash: 'f'.repeat(64),
};
const CANARY = 'CNRY0123456789abcdef';

function containers(more: Partial<ValidationRequest> = {}, terms = TERMS) {
  const { initContainers = [], containers: others } = cubbiPod(validationRequest(more), terms);
  return new Map([...initContainers, ...others].map((each) => [each.name, each]));
}

function container(name: string, more: Partial<ValidationRequest> = {}): V1Container {
  const found = containers(more).get(name);
  if (found === undefined) throw new Error(`there is no container ${name}`);
  return found;
}

function env(name: string): Record<string, string | undefined> {
  return Object.fromEntries((container(name).env ?? []).map((each) => [each.name, each.value]));
}

describe('cubbiPod', () => {
  test('looks and boots first, and does all else once that succeeded', () => {
    const plan = cubbiPod(validationRequest(), TERMS);
    expect(plan.initContainers?.map(({ name }) => name)).toEqual(['files', 'candidate']);
    expect(plan.containers.map(({ name }) => name)).toEqual([
      'report',
      'second',
      'defaults',
      'help',
      'malformed',
    ]);
  });

  test('keeps the entrypoint of the image in every boot', () => {
    for (const name of ['candidate', 'second', 'defaults', 'help', 'malformed']) {
      expect(container(name)).not.toHaveProperty('command');
      expect(container(name)).toMatchObject({
        image: validationRequest().image,
        securityContext: {
          runAsUser: 0,
          runAsNonRoot: false,
          readOnlyRootFilesystem: false,
          allowPrivilegeEscalation: false,
          privileged: false,
          capabilities: {
            drop: ['ALL'],
            add: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
          },
        },
      });
    }
  });

  test("gives the operator's own containers nothing but what reading every file takes", () => {
    for (const name of ['files', 'report'])
      expect(container(name).securityContext).toMatchObject({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        privileged: false,
      });
    expect(container('files').securityContext).toMatchObject({
      runAsUser: 0,
      capabilities: { drop: ['ALL'], add: ['DAC_OVERRIDE'] },
    });
    expect(container('report').securityContext?.capabilities).toEqual({ drop: ['ALL'] });
    expect(container('report').securityContext?.runAsNonRoot).toBe(true);
  });

  test('is what PodSecurity baseline allows, without an fsGroup', () => {
    const { securityContext, volumes } = cubbiPod(validationRequest(), TERMS);
    expect(securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
    expect(volumes.every(({ emptyDir, image }) => (emptyDir ?? image) !== undefined)).toBe(true);
  });

  test('asks for different things in the two channels, and for a server without a name', () => {
    expect(env('candidate')).toMatchObject({
      CUBBI_USER_ID: '12345',
      CUBBI_GROUP_ID: '23456',
      CUBBI_CONFIG_DIR: '/cubbi-config-alt',
      CUBBI_MODEL: 'validator-model-7f3',
      MCP_COUNT: '3',
      MCP_0_NAME: 'validator-mcp-a',
      MCP_1_NAME: 'validator-mcp-b',
    });
    expect(env('candidate')).not.toHaveProperty('MCP_2_NAME');
    expect(env('candidate')).not.toHaveProperty('CUBBI_RUN_COMMAND');
    expect(env('second')).toMatchObject({
      CUBBI_RUN_COMMAND: 'sh /validator/second.sh 41',
      CUBBI_NO_SHELL: 'true',
    });
    expect(env('malformed')).toMatchObject({ CUBBI_USER_ID: 'not-a-number' });
    expect(env('defaults')).toEqual({});
    expect(env('help')).toEqual({});
  });

  test('hands out dummy secrets as variables alone, the same for the same validation', () => {
    expect(env('candidate')).toMatchObject({
      ANTHROPIC_API_KEY: `${CANARY}-ANTHROPIC_API_KEY`,
      DEMO_TOKEN: `${CANARY}-DEMO_TOKEN`,
    });
    for (const name of ['candidate', 'second', 'defaults', 'help', 'malformed'])
      expect(JSON.stringify([container(name).args, env(name)['CUBBI_RUN_COMMAND']])).not.toMatch(
        /CNRY/,
      );
    expect(containers()).toEqual(containers());
  });

  test('shows the image its own files read-only, and the reports to the first boot alone', () => {
    const paths = (name: string) =>
      (container(name).volumeMounts ?? []).map(
        ({ mountPath, readOnly = false }) => `${mountPath}${readOnly ? ' ro' : ''}`,
      );
    const shared = ['/app', '/cubbi-config', '/validator ro', '/cubbi/config.yaml ro'];
    expect(paths('candidate')).toEqual([...shared, '/validator-report']);
    expect(paths('second')).toEqual(shared);
    expect(paths('defaults')).toEqual(['/validator ro']);
    expect(paths('help')).toEqual([]);
    expect(paths('malformed')).toEqual(['/validator ro', '/cubbi/config.yaml ro']);
    expect(paths('report')).toEqual(['/validator-report ro']);
  });

  test('mounts a configuration file that is written', () => {
    const settings = { canary: CANARY, links: [], timeoutSeconds: 60, toolCheck: [] };
    const written = bootFiles(settings).map(({ name }) => name);
    const mounted = [...containers().values()].flatMap(({ volumeMounts = [] }) =>
      volumeMounts.flatMap(({ subPath }) => subPath ?? []),
    );
    expect(mounted).toEqual(['first.yaml', 'second.yaml', 'malformed.yaml']);
    expect(written).toEqual(expect.arrayContaining(mounted));
  });

  test('reads the files of the image only where the nodes mount images', () => {
    const { args, volumeMounts } = container('files', { imageVolumes: false });
    expect(args).not.toContain('--root');
    expect(volumeMounts).toHaveLength(1);
    expect(container('files').args).toContain('--root');
    const { volumes } = cubbiPod(validationRequest({ imageVolumes: false }), TERMS);
    expect(volumes.map(({ name }) => name)).toEqual(['validator', 'report', 'app', 'cubbi-config']);
  });

  test('escapes what Kubernetes would expand', () => {
    expect(container('files').args?.slice(-2)).toEqual([
      '--tool=demo',
      '--tool=--version=$$(HOME)',
    ]);
  });
});

describe('bootFiles', () => {
  const links = [{ source: '/app/.x', target: '/cubbi-config/x', type: 'directory' }];
  const settings = { canary: CANARY, links, timeoutSeconds: 60, toolCheck: ["it's", '$x'] };
  const files = new Map(bootFiles(settings).map((file) => [file.name, file]));

  test('keeps secrets from the user: configuration files are for root alone', () => {
    for (const { name, mode, content } of files.values()) {
      const secret = content.includes(`${CANARY}-`);
      expect({ name, mode }).toEqual({ name, mode: secret ? 0o600 : 0o644 });
    }
  });

  test('writes configuration files that are YAML', () => {
    expect(parse(files.get('second.yaml')?.content ?? '')).toMatchObject({
      user: { uid: 12346, gid: 23457 },
      project: { config_dir: '/cubbi-config-alt-2' },
      defaults: { model: 'lite/validator-model-7f3' },
      persistent_links: links,
      run_command: 'sh /validator/second.sh 42',
      no_shell: true,
    });
    expect(parse(files.get('first.yaml')?.content ?? '')).not.toHaveProperty('run_command');
    expect(parse(files.get('malformed.yaml')?.content ?? '')).toMatchObject({
      user: { uid: 'not-a-number' },
      providers: { openai: { apikey: `${CANARY}-malformed` } },
    });
  });

  test('quotes the words of the tool check, and writes none where there is none', () => {
    expect(files.get('tool.sh')?.content).toBe("exec 'it'\\''s' '$x'\n");
    expect(bootFiles({ ...settings, toolCheck: [] }).map(({ name }) => name)).not.toContain(
      'tool.sh',
    );
  });

  test.each([5, 60, 900])(
    'leaves the first boot time of its own within %d seconds',
    (timeoutSeconds) => {
      const script = bootFiles({ ...settings, timeoutSeconds })[0]?.content ?? '';
      const limits = [...script.matchAll(/_limit (\d+) /g)].map(([, seconds]) => Number(seconds));
      expect(limits).toHaveLength(4);
      expect(limits.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThan(timeoutSeconds);
    },
  );
});
