import { cleanText } from '../../evidence/clean-text.ts';
import type { Check, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { wasPulled } from '../was-pulled.ts';
import type { PulledEvidence } from '../was-pulled.ts';

/** The reference names an image that its registry has. */
export const imageExists = {
  id: 'VA-001',
  severity: { '1': 'Error' },
  title: 'The image exists',
  reasons: ['ImageNotFound'],
  help: 'No node can pull a tag or digest that the registry does not know. A registry that does not answer has said nothing.',
  fix: 'push the image, or correct spec.image',
  needs: 'Registry',
  stops: true,
  run,
} satisfies Check;

function run({ evidence }: { evidence: PulledEvidence }): CheckResult {
  const { resolution } = evidence;
  switch (resolution.outcome) {
    case 'Resolved':
      return PASSED;
    case 'NotFound':
      return {
        outcome: 'Failed',
        reason: 'ImageNotFound',
        message: withoutFix(resolution.message),
      };
    case 'Unknown':
      if (wasPulled(evidence)) return PASSED;
      return { outcome: 'Unknown', reason: resolution.reason, message: resolution.message };
  }
}

/** The registry client's sentence names registry and image, and may bring a fix along, which the finding has of its own. */
function withoutFix(message: string): string {
  const [what = ''] = message.split('; ', 1);
  return cleanText(what, 256);
}
