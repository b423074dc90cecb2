import type { Check, CheckInput, CheckResult } from '../check.ts';
import { entrypointWords } from '../entrypoint-words.ts';
import { fileFact } from '../file-fact.ts';
import { notAProgram } from '../not-a-program.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_FILES } from '../vibed-agent-files.ts';

/** tini is in the image. */
export const tiniPresent: Check = {
  id: 'VA-024',
  severity: { '1': 'Error' },
  title: 'tini is there and executable',
  reasons: ['FileMissing'],
  help: `Looked for at ${VIBED_AGENT_FILES.tini.join(', ')}. An entrypoint that names it by another absolute path is proven by the boot.`,
  fix: 'install tini with the package manager, or copy its static program to /usr/bin/tini',
  needs: 'Files',
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  if (!evidence.files.known) return unknownResult(evidence.files);
  if (isElsewhere(evidence)) return NOT_APPLICABLE;
  const facts = VIBED_AGENT_FILES.tini.map((path) => fileFact(evidence, path));
  if (facts.some((fact) => fact.known && notAProgram('tini', fact.value) === undefined))
    return PASSED;
  const unknown = facts.find((fact) => !fact.known);
  if (unknown?.known === false) return unknownResult(unknown);
  return { outcome: 'Failed', reason: 'FileMissing', message: 'The image has no tini' };
}

function isElsewhere({ config }: CheckInput['evidence']): boolean {
  if (!config.known) return false;
  const { init } = entrypointWords([...config.value.entrypoint, ...config.value.cmd]);
  const known: readonly string[] = VIBED_AGENT_FILES.tini;
  return init?.startsWith('/') === true && !known.includes(init);
}
