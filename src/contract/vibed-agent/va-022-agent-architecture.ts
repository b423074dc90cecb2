import { cleanText } from '../../evidence/clean-text.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { fileFact } from '../file-fact.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_FILES } from '../vibed-agent-files.ts';

const PATH = VIBED_AGENT_FILES.agent;

/** The agent is built for the platform that the image says it is for. */
export const agentArchitecture: Check = {
  id: 'VA-022',
  severity: { '1': 'Error' },
  title: `${PATH} is built for the platform`,
  reasons: ['ExecFormatError'],
  help: 'COPY --from takes the build platform of the other image, which is a common way to get the wrong one.',
  fix: 'copy the vibed-agent of that platform, with COPY --from and without a fixed --platform',
  needs: 'Files',
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  const fact = fileFact(evidence, PATH);
  if (!fact.known) return unknownResult(fact);
  if (fact.value.state === 'Missing' || fact.value.elf === undefined) return NOT_APPLICABLE;
  const platform = cleanText(evidence.platform, 64);
  const [, wanted] = platform.split('/');
  const { architecture } = fact.value.elf;
  if (architecture === wanted) return PASSED;
  const built = architecture === 'unknown' ? 'another architecture' : architecture;
  return {
    outcome: 'Failed',
    reason: 'ExecFormatError',
    message: `The image's ${PATH} is built for ${built}, but the image says it is for ${platform}`,
  };
}
