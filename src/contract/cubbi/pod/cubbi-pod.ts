/* eslint-disable @typescript-eslint/no-unused-vars -- still to be written */
import type { PodPlan } from '../../../job/pod-plan.ts';
import type { ValidationRequest } from '../../../job/validation-request.ts';
import type { CubbiTerms } from '../cubbi-terms.ts';

/** The pod of a Cubbi validation: two boots, and what looks at them. */
export function cubbiPod(_request: ValidationRequest, _terms: CubbiTerms): PodPlan {
  throw new Error('TODO');
}
