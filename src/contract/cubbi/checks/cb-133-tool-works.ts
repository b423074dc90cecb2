import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { notTold } from '../booted/not-told.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** Of the probe, for a tool whose time was over. */
const TIME_OVER = 124;

/** The template's own check of the tool (`spec.contract.cubbi.toolCheck`). */
export const toolWorks: CubbiCheck = {
  id: 'CB-133',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: "The template's check of the tool exits 0 when cubbi runs it",
  reasons: ['ToolBroken'],
  help: 'spec.contract.cubbi.toolCheck names a command such as "goose --version". It runs as cubbi after the initialization, without a network.',
  fix: 'install the tool so that cubbi finds it in PATH, or correct spec.contract.cubbi.toolCheck',
  needs: 'Boot',
  run,
};

function run({ terms, evidence }: CubbiInput): CheckResult {
  if (terms.toolCheck.length === 0) return NOT_APPLICABLE;
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const { tool } = boot.report;
  if (tool === undefined) return notTold('The report of the first boot does not tell of the tool');
  if (tool.exitCode === 0) return PASSED;
  const command = `The command ${quote(terms.toolCheck.join(' '), 64)}`;
  const said = tool.line === '' ? '' : `: ${quote(tool.line, 64)}`;
  return {
    outcome: 'Failed',
    reason: 'ToolBroken',
    message:
      tool.exitCode === TIME_OVER
        ? `${command} did not end in time${said}`
        : `${command} ended with exit code ${tool.exitCode}${said}`,
  };
}
