import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import { candidateResult } from '../booted/candidate-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** A malformed configuration is refused without printing it. */
export const malformedLeaksNothing: CubbiCheck = {
  id: 'CB-118',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'A malformed configuration is refused without printing its secrets',
  reasons: ['SecretExposed'],
  help: "Upstream's init script of v0.5 prints the part of /cubbi/config.yaml that it does not understand, keys included.",
  fix: 'let cubbi_init.py name the field that is wrong, not its value',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const { boot } = evidence;
  if (!boot.known) return unknownResult(boot);
  const { malformedReport: report } = boot.value;
  if (!report.known)
    return candidateResult(evidence).outcome === 'Failed' ? NOT_APPLICABLE : unknownResult(report);
  if (!report.value.leaks) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'SecretExposed',
    message: "A malformed configuration was printed to the container's log, secrets included",
  };
}
