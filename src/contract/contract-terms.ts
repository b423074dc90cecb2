import type { CubbiTerms } from './cubbi/cubbi-terms.ts';
import type { VibedAgentTerms } from './vibed-agent-terms.ts';

/** What the image of one slot must keep. */
export type ContractTerms = VibedAgentTerms | CubbiTerms;
