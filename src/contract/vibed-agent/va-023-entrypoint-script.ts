import type { FileFact } from '../../evidence/image-evidence.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { fileFact } from '../file-fact.ts';
import { notAProgram } from '../not-a-program.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_FILES } from '../vibed-agent-files.ts';

const PATH = VIBED_AGENT_FILES.entrypoint;
/** What the kernel can run by that name: an absolute path of printable characters. A CR before the line's end is part of the name. */
const RUNNABLE = /^\/[!-~]+$/;

/** The script that starts user programs is in the image. The boot does not run it: there is no user program yet. */
export const entrypointScript: Check = {
  id: 'VA-023',
  severity: { '1': 'Error' },
  title: `${PATH} is there, executable, and begins with #! or is a program`,
  reasons: ['FileMissing'],
  help: 'The platform tells the agent to run it for every user program. The boot does not, so this is the only proof.',
  fix: `add ${PATH} with mode 0755 and #!/bin/sh as its first line, with Unix line ends`,
  needs: 'Files',
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  const fact = fileFact(evidence, PATH);
  if (!fact.known) return unknownResult(fact);
  const message = notAProgram(PATH, fact.value) ?? notAScript(fact.value);
  if (message === undefined) return PASSED;
  return { outcome: 'Failed', reason: 'FileMissing', message };
}

function notAScript(fact: FileFact): string | undefined {
  if (fact.state === 'Missing' || fact.elf !== undefined) return undefined;
  if (fact.interpreter === undefined) return `The image's ${PATH} does not begin with #!`;
  if (RUNNABLE.test(fact.interpreter)) return undefined;
  return `The image's ${PATH} begins with #!${quote(fact.interpreter, 48)}, which is no path of a program`;
}
