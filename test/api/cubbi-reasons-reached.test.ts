import { describe, expect, test } from '@jest/globals';
import type { TemplateSpec } from '../../src/api/base-image-template.ts';
import { REASONS } from '../../src/api/reasons.ts';
import type { CubbiFiles } from '../../src/contract/cubbi/files/cubbi-files.ts';
import type { ImageConfig } from '../../src/evidence/image-evidence.ts';
import { GOOD_PATHS, goodMetadata, pathFact } from '../contract/cubbi/good-files.ts';
import { bootCubbi, cubbiWorld } from '../controller/cubbi-world.ts';
import type { CubbiEnds } from '../fakes/cubbi-pod.ts';
import { cubbiTemplate } from '../fakes/cubbi-template.ts';
import { CUBBI_REASONS } from './cubbi-reasons.ts';

/** What brings a reason about, from the outside: the registry's word, the pod, the operator's settings and the template's spec. */
interface Provocation {
  readonly config?: Partial<ImageConfig>;
  readonly ends?: CubbiEnds;
  readonly spec?: (spec: TemplateSpec) => void;
  readonly disabled?: true;
}

const files = (changes: Partial<CubbiFiles>): Provocation => ({ ends: { files: changes } });
const probe = (changes: Readonly<Record<string, string>>): Provocation => ({
  ends: { probe: changes },
});
const required = [{ name: 'GOOSE_KEY', required: true, sensitive: true, hasDefault: false }];
const tool = (spec: TemplateSpec) => {
  if (spec.contract.cubbi) spec.contract.cubbi.toolCheck = { command: ['goose', '--version'] };
};

const PROVOKED: Record<(typeof CUBBI_REASONS)[number], Provocation> = {
  MetadataInvalid: files({ metadata: { state: 'Missing' } }),
  InitScriptWrong: files({ init: { state: 'Missing', legacy: [] } }),
  DependencyMissing: files({
    python: { minors: [12], ruamel: false, pydantic: true, uvEnvironments: [] },
  }),
  UserConflict: files({ accounts: [{ name: 'node', uid: 1000, gid: 1000, home: '/home/node' }] }),
  PathConflict: files({ paths: { ...GOOD_PATHS, ...pathFact('/home/cubbi', 0o755, 'Directory') } }),
  PluginInvalid: files({ plugin: { state: 'Missing', path: '/cubbi/goose_plugin.py' } }),
  StartsUnprivileged: { config: { user: '1000' } },
  InitFailed: { ends: { candidate: { exitCode: 1, log: 'Core initialization failed\n' } } },
  SettingIgnored: probe({ arg: '@arg\n|one\n' }),
  PersistenceBroken: probe({
    link: '@link 0 - - 0\n|\n@link 1 12346 23457 1\n|/cubbi-config/goose\n',
  }),
  OwnershipWrong: probe({ place: '@place 41ed 0 0 41ed 0 0 0\n|/app\n' }),
  PrivilegesKept: probe({ user: '@user\n|root\n' }),
  SecretExposed: {
    config: { env: { PATH: '/usr/bin', OPENAI_API_KEY: 'sk-0123456789abcdef0123' } },
  },
  EnvironmentMissing: files({ metadata: goodMetadata({ environment: required }) }),
  ToolBroken: { spec: tool, ends: { probe: { tool: '@tool 1\n|no such option\n' } } },
  NotRecommended: files({ caches: ['/var/lib/apt/lists'] }),
  ContractDisabled: { disabled: true },
};

/** Reasons of every condition and finding that the controller ever wrote. */
async function written({ config, ends, spec, disabled }: Provocation): Promise<Set<string>> {
  const world = cubbiWorld(config);
  if (disabled) {
    world.cubbi = { enabled: false, allowHostUsers: false };
    world.restart();
  }
  world.apply(cubbiTemplate((own) => spec?.(own)));
  await bootCubbi(world, ends);
  return new Set(
    world.writes.flatMap(({ status }) => [
      ...(status.conditions ?? []).map(({ type, status: is, reason }) => `${type} ${is} ${reason}`),
      ...(status.findings ?? []).map(({ severity, reason }) => `${severity} ${reason}`),
    ]),
  );
}

/** Those that no check of severity Error gives: they are told, and decide nothing. */
const TOLD = { ToolBroken: 'Warning ToolBroken', NotRecommended: 'Info NotRecommended' } as const;

describe('every reason of Cubbi is reached by what happens outside', () => {
  const rows = CUBBI_REASONS.map((name) => ({ name, help: REASONS[name].help }));

  test.each(rows)('$name: $help', async ({ name }) => {
    const side = REASONS[name].side === 'Invalid' ? 'Valid False' : 'Valid Unknown';
    const want = name in TOLD ? TOLD[name as keyof typeof TOLD] : `${side} ${name}`;
    expect([...(await written(PROVOKED[name]))]).toContain(want);
  });

  test('a good image reaches none of them', async () => {
    const reasons = [...(await written({}))].map((each) => each.split(' ').at(-1));
    // Its metadata name another image than the template: a warning.
    expect(reasons.filter((reason) => CUBBI_REASONS.some((name) => name === reason))).toEqual([
      'MetadataInvalid',
    ]);
  });
});
