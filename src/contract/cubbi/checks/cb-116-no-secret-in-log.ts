import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { notTold } from '../booted/not-told.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** Secrets are not logged (specification, "Security"). */
export const noSecretInLog: CubbiCheck = {
  id: 'CB-116',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: "No secret is in /cubbi/init.log or the container's log",
  reasons: ['SecretExposed'],
  help: 'Logs are collected, kept and read by more people than the secret is for. Keys are known to stay out of them; URLs with a token or a password are what plugins log.',
  fix: 'log names of servers and providers, never their URLs or headers',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  // What init logs goes to both: it is told once.
  const [line] = boot.report.initLog.canaryLines;
  if (line !== undefined) return leaked('/cubbi/init.log', line);
  if (!evidence.boot.known) return PASSED;
  const { log } = evidence.boot.value;
  if (!log.known) return unknownResult(log);
  const [logged] = log.value.canaryLines;
  if (logged !== undefined) return leaked("The container's log", logged);
  return log.value.cut === true
    ? notTold("The container's log is too long to be searched to its end")
    : PASSED;
}

function leaked(where: string, line: number): CheckResult {
  return {
    outcome: 'Failed',
    reason: 'SecretExposed',
    message: `${where} contains a secret that the image was given, at line ${line}`,
  };
}
