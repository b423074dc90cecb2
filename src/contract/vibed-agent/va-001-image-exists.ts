import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { pullProof } from '../pull-proof.ts';

/** The reference names an image that its registry has. */
export const imageExists: Check = {
  id: 'VA-001',
  severity: { '1': 'Error' },
  title: 'The image exists',
  reasons: ['ImageNotFound'],
  help: 'A tag or digest that the registry does not know can be pulled by no node.',
  fix: 'push the image, or correct spec.image',
  needs: 'Registry',
  stops: true,
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  const { resolution } = evidence;
  if (resolution.outcome === 'Resolved') return PASSED;
  if (resolution.outcome === 'NotFound') return missing();
  switch (pullProof(evidence)) {
    case 'Pulled':
    case 'PlatformMissing':
      return PASSED;
    case 'NotFound':
      return missing();
    case 'InvalidName':
      return {
        outcome: 'Failed',
        reason: 'ImageNotFound',
        message: 'spec.image is no name that a node can pull',
      };
    case 'Nothing':
      // Missing rights are a question of their own, VA-002.
      if (resolution.reason === 'ImagePullUnauthorized') return PASSED;
      return { outcome: 'Unknown', reason: resolution.reason, message: resolution.message };
  }
}

function missing(): CheckResult {
  return { outcome: 'Failed', reason: 'ImageNotFound', message: 'The registry has no such image' };
}
