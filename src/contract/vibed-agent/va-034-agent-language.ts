import { agentInfo } from '../agent-info.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';

/** The agent says the language of the slot. */
export const agentLanguage: Check = {
  id: 'VA-034',
  severity: { '1': 'Error' },
  title: 'The agent says the language of the slot',
  reasons: ['WrongLanguage'],
  help: 'language of /info is what the platform believes. The agent takes it from VIBED_TEMPLATE_LANGUAGE.',
  fix: 'set ENV VIBED_TEMPLATE_LANGUAGE to the language of the slot',
  needs: 'Boot',
  run,
};

function run({ terms, evidence }: CheckInput): CheckResult {
  const found = agentInfo(evidence);
  if ('result' in found) return found.result;
  const { slot, language } = terms;
  const spoken = found.info.language;
  if (spoken === language) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'WrongLanguage',
    message: `The agent says language ${quote(spoken, 32)}, but slot ${slot} needs ${quote(language)}`,
    fix: `set ENV VIBED_TEMPLATE_LANGUAGE=${language} in the image`,
  };
}
