import { bootProgress as progress } from '../../src/boot/boot-progress.ts';
import type { BootContext, BootProgress } from '../../src/boot/boot-types.ts';
import type { PodRecord } from '../../src/boot/pod-record.ts';
import { VIBED_AGENT } from '../../src/contract/vibed-agent-contract.ts';
import { vibedAgentTerms } from './vibed-agent-terms.ts';

/** Where the validation of an image for node-24 stands. */
export function bootProgress(record: PodRecord | undefined, context: BootContext): BootProgress {
  return progress(record, context, VIBED_AGENT.bootReading(vibedAgentTerms()));
}
