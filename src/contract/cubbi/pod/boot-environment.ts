import type { V1EnvVar } from '@kubernetes/client-node';
import { BOOT_VALUES, WELL_KNOWN_VARIABLES } from '../boot/boot-values.ts';
import { runCommand } from './run-command.ts';

const { env, model, mcpFirst, mcpSecond } = BOOT_VALUES;
/** A host that no resolver knows (RFC 2606). */
const MCP_HOST = 'mcp-b.invalid';

/** What the environment of a boot is made of. */
export interface EnvironmentSettings {
  /** See canary-stem.ts. */
  readonly canary: string;
  /** Names of variables that are set to dummy values besides the well-known ones. */
  readonly names: readonly string[];
}

function variables(canary: string): Readonly<Record<string, string>> {
  return {
    CUBBI_USER_ID: String(env.uid),
    CUBBI_GROUP_ID: String(env.gid),
    CUBBI_CONFIG_DIR: env.configDir,
    CUBBI_MODEL: model,
    CUBBI_PROVIDER: 'openai',
    // The third has no name: init must skip it.
    MCP_COUNT: '3',
    MCP_0_NAME: mcpFirst,
    MCP_0_TYPE: 'docker',
    MCP_0_HOST: mcpFirst,
    MCP_1_NAME: mcpSecond,
    MCP_1_TYPE: 'remote',
    MCP_1_URL: `http://${MCP_HOST}/sse?token=${canary}-MCP_1_URL`,
    MCP_2_TYPE: 'remote',
    MCP_2_URL: `http://${MCP_HOST}/nameless`,
  };
}

/** Variables of a boot with everything set: dummy secrets first, so that none of them replaces what the boot is about. */
export function bootEnvironment(
  boot: 'First' | 'Second' | 'Malformed',
  { canary, names }: EnvironmentSettings,
): V1EnvVar[] {
  const secrets = [...WELL_KNOWN_VARIABLES, ...names].map((name) => [name, `${canary}-${name}`]);
  const all = new Map<string, string>([
    ...(secrets as [string, string][]),
    ...Object.entries(variables(canary)),
  ]);
  if (boot === 'Malformed') all.set('CUBBI_USER_ID', 'not-a-number');
  if (boot === 'Second') {
    all.set('CUBBI_RUN_COMMAND', runCommand(env.exitCode));
    all.set('CUBBI_NO_SHELL', 'true');
  }
  return [...all].map(([name, value]) => ({ name, value }));
}
