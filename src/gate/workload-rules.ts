import type { ContractTerms } from '../contract/contract-terms.ts';
import { CUBBI_WORKLOAD_RULES } from './cubbi/cubbi-workload-rules.ts';
import type { WorkloadRule } from './workload-rule.ts';

/** What each contract asks of the workloads that use its images, most important first. */
export const WORKLOAD_RULES: Readonly<Record<ContractTerms['type'], readonly WorkloadRule[]>> = {
  VibedAgent: [],
  Cubbi: CUBBI_WORKLOAD_RULES,
};
