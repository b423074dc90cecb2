import type { Check, CheckInput, CheckResult } from '../check.ts';
import { entrypointWords } from '../entrypoint-words.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';

/** The image starts vibed-agent, and tini is its parent, which reaps what user programs leave behind. */
export const entrypointRunsAgent: Check = {
  id: 'VA-015',
  severity: { '1': 'Error' },
  title: 'ENTRYPOINT runs vibed-agent under tini',
  reasons: ['EntrypointWrong'],
  help: 'The agent must be what the container runs, with tini as process 1 to pass on signals and reap orphans. A wrapper script cannot be judged without running it and does not count.',
  fix: 'set ENTRYPOINT ["tini", "--", "vibed-agent"] and copy vibed-agent to /usr/local/bin',
  needs: 'Config',
  run,
};

function run({ evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const command = [...config.value.entrypoint, ...config.value.cmd];
  const { init, program } = entrypointWords(command);
  if (init !== undefined && baseName(program) === 'vibed-agent') return PASSED;
  return {
    outcome: 'Failed',
    reason: 'EntrypointWrong',
    message: whatRuns(command, init, program),
  };
}

function whatRuns(command: readonly string[], init: string | undefined, program = ''): string {
  if (command.length === 0) return 'The image has neither ENTRYPOINT nor CMD';
  if (init !== undefined)
    return program === ''
      ? 'The entrypoint names no program for tini to run'
      : `The entrypoint runs ${quote(program)} under tini, not vibed-agent`;
  if (baseName(program) === 'vibed-agent')
    return 'The entrypoint runs vibed-agent without tini as its parent';
  return `The entrypoint is ${quote(command.slice(0, 8).join(' '))} and does not run vibed-agent under tini`;
}

function baseName(path = ''): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
