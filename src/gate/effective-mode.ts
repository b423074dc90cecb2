import type { AdmissionMode, GatePolicy } from './gate-policy.ts';

const STRICTNESS: readonly AdmissionMode[] = ['Audit', 'Warn', 'Enforce'];

/**
 * The mode that applies: not below the floor, then not above the cap, which wins.
 *
 * @param floor the least strict mode that is allowed; left out for what no template can choose
 */
export function effectiveMode(
  mode: AdmissionMode,
  { maxMode }: Pick<GatePolicy, 'maxMode'>,
  floor: AdmissionMode = 'Audit',
): AdmissionMode {
  const strictness = Math.max(STRICTNESS.indexOf(mode), STRICTNESS.indexOf(floor));
  return STRICTNESS[Math.min(strictness, STRICTNESS.indexOf(maxMode))] ?? maxMode;
}
