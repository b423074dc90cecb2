import type { BootLink } from '../boot/boot-links.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import { runCommand } from './run-command.ts';

const { config, model, mcpFirst, mcpSecond } = BOOT_VALUES;

/** What the files of one validation are made of. */
export interface ConfigSettings {
  /** See canary-stem.ts. */
  readonly canary: string;
  readonly links: readonly BootLink[];
}

/** A host that no resolver knows (RFC 2606). */
const PROVIDER_HOST = 'lite.invalid';
const MCP_HOST = 'mcp-b.invalid';

/** A provider of the same type and one behind an address with a password, as Cubbi's own command line writes them. */
function providers(canary: string) {
  return {
    openai: { type: 'openai', api_key: `${canary}-config-openai` },
    lite: {
      type: 'openai',
      api_key: `${canary}-config-lite`,
      base_url: `http://user:${canary}-config-url@${PROVIDER_HOST}/v1`,
    },
  };
}

function mcps(canary: string) {
  return [
    { name: mcpFirst, type: 'docker', host: mcpFirst },
    {
      name: mcpSecond,
      type: 'remote',
      url: `http://${MCP_HOST}/sse?token=${canary}-config-mcp`,
      headers: {},
    },
  ];
}

/**
 * `/cubbi/config.yaml` of a boot, in the shape that Cubbi's own command line writes. JSON with spaces, which YAML 1.1 and 1.2 read alike.
 * `Malformed` has a user id that is no number, and a provider whose key is misspelt, so that what complains of it may print a secret.
 */
export function configFile(
  boot: 'First' | 'Second' | 'Malformed',
  { canary, links }: ConfigSettings,
): string {
  const { uid, gid, configDir, exitCode } = config;
  const whole = {
    version: '1.0',
    user: { uid, gid },
    project: { config_dir: configDir },
    providers: providers(canary),
    mcps: mcps(canary),
    persistent_links: links,
    defaults: { model: `lite/${model}` },
    ...(boot === 'Second' && { run_command: runCommand(exitCode), no_shell: true }),
  };
  const malformed = {
    ...whole,
    user: { uid: 'not-a-number', gid },
    providers: { openai: { type: 'openai', apikey: `${canary}-malformed` } },
  };
  return `${JSON.stringify(boot === 'Malformed' ? malformed : whole, undefined, 2)}\n`;
}
