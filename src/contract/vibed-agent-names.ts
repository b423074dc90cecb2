/** Names of the VibedAgent contract that stand in an image's configuration. */
export const VIBED_AGENT_NAMES = {
  languageLabel: 'dev.vibed.template.language',
  contractLabel: 'dev.vibed.agent.contract',
  languageVariable: 'VIBED_TEMPLATE_LANGUAGE',
  probeVariable: 'VIBED_RUNTIME_PROBE',
  /** Where the agent answers and where the user's program is served. */
  ports: ['9000/tcp', '8080/tcp'],
  workingDir: '/workspace',
} as const;
