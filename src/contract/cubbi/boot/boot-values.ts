/**
 * What the boots ask for, different in the two channels: the environment (revision Env) and `/cubbi/config.yaml` (revision Config). Each
 * revision ignores the other's channel, so both are always set, and what comes out tells the revision. User ids are below 60000, where
 * useradd warns, and in the range of a user namespace.
 */
export const BOOT_VALUES = {
  env: { uid: 12345, gid: 23456, configDir: '/cubbi-config-alt', exitCode: 41 },
  config: { uid: 12346, gid: 23457, configDir: '/cubbi-config-alt-2', exitCode: 42 },
  /** Both channels ask for the same model and the same two MCP servers. */
  model: 'validator-model-7f3',
  mcpFirst: 'validator-mcp-a',
  mcpSecond: 'validator-mcp-b',
  /** What every canary begins with: nothing else in an image does. */
  canaryPrefix: 'CNRY',
  /** A persistent link of our own, in the configuration file alone. */
  link: { source: '/app/.validator', target: '/cubbi-config/validator' },
  /** Arguments that follow the probe, to be found unchanged. */
  args: ['one', '-b', 'two words'],
  /** Without anything set (both revisions). */
  defaults: { uid: 1000, gid: 1000 },
} as const;

/** Variables that the boots always set to canaries: the keys of the providers that Cubbi's own command line knows. */
export const WELL_KNOWN_VARIABLES = [
  'ANTHROPIC_API_KEY',
  'GOOGLE_API_KEY',
  'OPENAI_API_KEY',
  'OPENROUTER_API_KEY',
] as const;
