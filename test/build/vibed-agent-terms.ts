import type { VibedAgentTerms } from '../../src/contract/vibed-agent-terms.ts';

/** The terms of slot node-24. */
export function vibedAgentTerms(changes: Partial<VibedAgentTerms> = {}): VibedAgentTerms {
  return {
    type: 'VibedAgent',
    version: '1',
    grade: '1',
    slot: 'node-24',
    language: 'node',
    runtimeProbes: [{ command: ['node', '--version'], prints: 'v24.' }],
    boot: true,
    hash: 'a'.repeat(64),
    ...changes,
  };
}
