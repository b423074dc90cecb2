import { cleanText } from '../../evidence/clean-text.ts';
import type { Check, CheckResult } from '../check.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { samePlatform } from '../same-platform.ts';
import type { PulledEvidence } from '../was-pulled.ts';

/** The image has a manifest for every platform of the slot. */
export const platformPresent = {
  id: 'VA-003',
  severity: { '1': 'Error' },
  title: 'The image has every platform of the slot',
  reasons: ['PlatformMissing'],
  help: "The platforms are those of spec.validation.platforms, by default those of the cluster's nodes.",
  fix: 'build the image for that platform too, or name the platforms of the slot in spec.validation.platforms',
  needs: 'Registry',
  stops: true,
  run,
} satisfies Check;

function run({ evidence }: { evidence: PulledEvidence }): CheckResult {
  const { resolution, platform } = evidence;
  if (resolution.outcome !== 'Resolved') return NOT_APPLICABLE;
  const offered = [...new Set(resolution.platforms.map((offer) => offer.platform))].sort();
  if (offered.some((offer) => samePlatform(offer, platform))) return PASSED;
  // Empty where the node's own pull told that there is none for it.
  const others = offered.length === 0 ? '' : `, only for ${cleanText(offered.join(', '), 64)}`;
  return {
    outcome: 'Failed',
    reason: 'PlatformMissing',
    message: `The image has no manifest for ${cleanText(platform, 64)}${others}`,
  };
}
