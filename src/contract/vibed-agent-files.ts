/** Files of the VibedAgent contract. */
export const VIBED_AGENT_FILES = {
  /** The agent. */
  agent: '/usr/local/bin/vibed-agent',
  /** Started by the platform through the agent, with the user's code in /workspace. */
  entrypoint: '/etc/vibed/entrypoint.sh',
  /** Runs the declared probe and the entrypoint script. */
  shell: '/bin/sh',
  /** Where distributions and downloads put tini; one of them is enough. */
  tini: [
    '/usr/bin/tini',
    '/sbin/tini',
    '/usr/sbin/tini',
    '/bin/tini',
    '/usr/local/bin/tini',
    '/usr/bin/tini-static',
    '/sbin/tini-static',
    '/tini',
  ],
} as const;

const { agent, entrypoint, shell, tini } = VIBED_AGENT_FILES;

/** Absolute paths of the files that the contract wants facts about, in a constant order. */
export const VIBED_AGENT_PATHS: readonly string[] = [agent, entrypoint, shell, ...tini];
