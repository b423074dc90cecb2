import type { RuntimeProbe } from './base-image-template.ts';

/** What the platform knows of a slot without being told. */
export interface BuiltInSlot {
  readonly language: string;
  /** Probes of the platform, all of which must exit 0 with an output that begins with `prints`. */
  readonly runtimeProbes: readonly Readonly<RuntimeProbe>[];
}

/** The slots that name their language and runtime by themselves. The CRD's CEL rules name the same five. */
export const BUILT_IN_SLOTS: Readonly<Record<string, BuiltInSlot>> = {
  'node-24': {
    language: 'node',
    runtimeProbes: [{ command: ['node', '--version'], prints: 'v24.' }],
  },
  'python-313': {
    language: 'python',
    runtimeProbes: [{ command: ['python3', '--version'], prints: 'Python 3.13.' }],
  },
  'go-123': {
    language: 'go',
    runtimeProbes: [{ command: ['go', 'version'], prints: 'go version go1.23' }],
  },
  'base-al2023': {
    language: 'base',
    runtimeProbes: [
      { command: ['node', '--version'], prints: 'v' },
      { command: ['python3', '--version'], prints: 'Python 3.' },
      { command: ['go', 'version'], prints: 'go version go1.' },
    ],
  },
  'static-nginx': {
    language: 'static',
    runtimeProbes: [{ command: ['nginx', '-v'], prints: 'nginx version:' }],
  },
};
