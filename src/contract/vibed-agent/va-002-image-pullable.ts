import type { Check, CheckResult } from '../check.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { wasPulled } from '../was-pulled.ts';
import type { PulledEvidence } from '../was-pulled.ts';

/** The registry lets the slot's pull secrets read the image. Never a fault of the image: credentials expire and are replaced. */
export const imagePullable = {
  id: 'VA-002',
  severity: { '1': 'Error' },
  title: 'The image may be pulled with the pull secrets of the template',
  reasons: [],
  help: 'Missing rights leave the verdict open (ImagePullUnauthorized, PullSecretMissing); they never revoke one that stands.',
  fix: 'name a Secret of type kubernetes.io/dockerconfigjson in spec.imagePullSecrets that may pull the image',
  needs: 'Registry',
  run,
} satisfies Check;

const ACCESS = ['ImagePullUnauthorized', 'PullSecretMissing'];

function run({ evidence }: { evidence: PulledEvidence }): CheckResult {
  const { resolution } = evidence;
  if (resolution.outcome === 'Resolved' || wasPulled(evidence)) return PASSED;
  if (resolution.outcome === 'NotFound' || !ACCESS.includes(resolution.reason))
    return NOT_APPLICABLE;
  return { outcome: 'Unknown', reason: resolution.reason, message: resolution.message };
}
