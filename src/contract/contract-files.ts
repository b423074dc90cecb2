import type { ContractTerms } from './contract-terms.ts';
import { VIBED_AGENT_FILES } from './vibed-agent-files.ts';

const { agent, entrypoint, shell, tini } = VIBED_AGENT_FILES;
const FILES: Readonly<Record<ContractTerms['type'], readonly string[]>> = {
  VibedAgent: [agent, entrypoint, shell, ...tini],
};

/** Absolute paths of the files that the contract wants facts about, in a constant order. */
export function contractFiles(terms: Pick<ContractTerms, 'type'>): readonly string[] {
  return FILES[terms.type];
}
