import type { V1Job } from '@kubernetes/client-node';
import { VIBED_AGENT } from '../../src/contract/vibed-agent-contract.ts';
import type { VibedAgentTerms } from '../../src/contract/vibed-agent-terms.ts';
import { validationJob as job } from '../../src/job/validation-job.ts';
import type { ValidationRequest } from '../../src/job/validation-request.ts';
import { vibedAgentTerms } from './vibed-agent-terms.ts';

/** The Job of an image for node-24. */
export function validationJob(
  request: ValidationRequest,
  terms: Partial<VibedAgentTerms> = {},
): V1Job {
  return job(request, VIBED_AGENT.pod(request, vibedAgentTerms(terms)));
}
