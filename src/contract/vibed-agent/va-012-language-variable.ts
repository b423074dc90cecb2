import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_NAMES } from '../vibed-agent-names.ts';

const NAME = VIBED_AGENT_NAMES.languageVariable;

/** The agent is told the language of the slot. */
export const languageVariable: Check = {
  id: 'VA-012',
  severity: { '1': 'Error' },
  title: `Environment variable ${NAME} is the language of the slot`,
  reasons: ['WrongLanguage', 'LabelMissing'],
  help: 'The agent repeats this value at /info.',
  fix: `set ENV ${NAME} to the language of the slot`,
  needs: 'Config',
  run,
};

function run({ terms, evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const { slot, language } = terms;
  const declared = config.value.env[NAME];
  if (declared === language) return PASSED;
  const fix = `set ENV ${NAME}=${language} in the image`;
  if (declared === undefined || declared.trim() === '')
    return {
      outcome: 'Failed',
      reason: 'LabelMissing',
      message: `The image does not set the environment variable ${NAME}`,
      fix,
    };
  return {
    outcome: 'Failed',
    reason: 'WrongLanguage',
    message: `The image sets ${NAME} to ${quote(declared, 32)}, but slot ${slot} needs ${quote(language)}`,
    fix,
  };
}
