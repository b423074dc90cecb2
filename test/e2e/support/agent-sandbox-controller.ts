import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ENVIRONMENT } from './environment.ts';

/** agent-sandbox's own controller, beside the cluster. */
export interface AgentSandboxController {
  /** What it said so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts it for the Sandboxes of the cluster, without its extensions and the webhook that converts old versions. */
export function startAgentSandbox(): AgentSandboxController {
  const flags = ['leader-elect=false', 'enable-webhook=false'];
  const ports = ['metrics-bind-address=0', 'health-probe-bind-address=0'];
  const child = spawn(
    ENVIRONMENT.agentSandbox,
    [...flags, ...ports].map((flag) => `--${flag}`),
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close');
  return {
    said: () => said,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
