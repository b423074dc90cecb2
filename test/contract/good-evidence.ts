import type { VibedAgentTerms } from '../../src/contract/vibed-agent-terms.ts';
import { vibedAgentTerms } from '../build/vibed-agent-terms.ts';
import type { AgentInfo, BootEvidence, ProbeEvidence } from '../../src/evidence/boot-evidence.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import type { FileFact, FileFacts, ImageConfig } from '../../src/evidence/image-evidence.ts';
import type { Known } from '../../src/evidence/known.ts';

/** A fact. */
export function known<T>(value: T): Known<T> {
  return { known: true, value };
}

/** What could not be told. */
export const UNREAD: Known<never> = {
  known: false,
  reason: 'RegistryUnavailable',
  message: 'The registry does not answer',
};

/** The terms of slot node-24. */
export function terms(changes: Partial<VibedAgentTerms> = {}): VibedAgentTerms {
  return vibedAgentTerms(changes);
}

const PROGRAM: FileFact = {
  state: 'Present',
  kind: 'File',
  mode: 0o755,
  elf: { architecture: 'amd64', static: true },
};
const SCRIPT: FileFact = { state: 'Present', kind: 'File', mode: 0o755, interpreter: '/bin/sh' };
const MISSING: FileFact = { state: 'Missing' };

/** The configuration of an image that keeps the contract, with changes. */
export function config(changes: Partial<ImageConfig> = {}): Known<ImageConfig> {
  return known({
    architecture: 'amd64',
    os: 'linux',
    user: '1000',
    workingDir: '/workspace',
    env: { VIBED_TEMPLATE_LANGUAGE: 'node', VIBED_RUNTIME_PROBE: 'node --version' },
    entrypoint: ['tini', '--', 'vibed-agent'],
    cmd: [],
    exposedPorts: ['8080/tcp', '9000/tcp'],
    volumes: [],
    history: [],
    labels: { 'dev.vibed.template.language': 'node', 'dev.vibed.agent.contract': '1' },
    ...changes,
  });
}

/** The files of an image that keeps the contract, with changes. */
export function files(changes: Record<string, FileFact | Known<never>> = {}): Known<FileFacts> {
  const facts: Record<string, FileFact | Known<never>> = {
    '/usr/local/bin/vibed-agent': PROGRAM,
    '/etc/vibed/entrypoint.sh': SCRIPT,
    '/bin/sh': PROGRAM,
    '/usr/bin/tini': PROGRAM,
    '/sbin/tini': MISSING,
    '/usr/sbin/tini': MISSING,
    '/bin/tini': MISSING,
    '/usr/local/bin/tini': MISSING,
    '/usr/bin/tini-static': MISSING,
    '/sbin/tini-static': MISSING,
    '/tini': MISSING,
    ...changes,
  };
  const entries = Object.entries(facts).map(([path, fact]): [string, Known<FileFact>] => [
    path,
    'state' in fact ? known(fact) : fact,
  ]);
  return known(Object.fromEntries(entries));
}

/** A runtime probe that succeeded, with changes. */
export function probe(changes: Partial<ProbeEvidence> = {}): Known<ProbeEvidence> {
  return known({ exitCode: 0, reason: 'Completed', output: 'v24.21.0', ...changes });
}

/** An agent that answered well, with changes. */
export function agent(changes: Partial<AgentInfo> = {}): BootEvidence['agent'] {
  const info: AgentInfo = {
    language: 'node',
    agentContract: '1',
    runtimeProbe: 'node --version',
    runtimeProbeOK: true,
    runtimeProbeOutput: 'v24.21.0',
    ...changes,
  };
  return known({ answered: true, afterMilliseconds: 40, info });
}

/** The boot of an image that keeps the contract, with changes. */
export function boot(changes: Partial<BootEvidence> = {}): Known<BootEvidence> {
  return known({
    candidate: known({ state: 'Running' }),
    agent: agent(),
    platformProbes: [probe()],
    declaredProbe: probe(),
    limits: { memory: '256Mi', timeoutSeconds: 60 },
    ...changes,
  });
}

/** An image that keeps the contract of node-24 on linux/amd64, with changes. */
export function evidence(changes: Partial<Evidence> = {}): Evidence {
  return {
    platform: 'linux/amd64',
    resolution: {
      outcome: 'Resolved',
      digest: `sha256:${'1'.repeat(64)}`,
      platforms: [{ platform: 'linux/amd64', digest: `sha256:${'2'.repeat(64)}` }],
    },
    config: config(),
    files: files(),
    boot: boot(),
    ...changes,
  };
}
