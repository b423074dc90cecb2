import { cleanText } from '../../evidence/clean-text.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_NAMES } from '../vibed-agent-names.ts';

const LABEL = VIBED_AGENT_NAMES.languageLabel;

/** The image's label names the language of the slot. */
export const languageLabel: Check = {
  id: 'VA-010',
  severity: { '1': 'Error' },
  title: `Label ${LABEL} is the language of the slot`,
  reasons: ['WrongLanguage', 'LabelMissing'],
  help: 'What the image claims to be for. Checked first, because an image of another language fails much else too.',
  fix: `set LABEL ${LABEL} to the language of the slot`,
  needs: 'Config',
  run,
};

function run({ terms, evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const { slot, language } = terms;
  const declared = config.value.labels[LABEL];
  if (declared === language) return PASSED;
  if (declared === undefined || declared.trim() === '')
    return {
      outcome: 'Failed',
      reason: 'LabelMissing',
      message: `The image has no label ${LABEL}`,
      fix: `add LABEL ${LABEL}=${quote(language)} to the image`,
    };
  return {
    outcome: 'Failed',
    reason: 'WrongLanguage',
    message: `The image declares language ${quote(declared, 32)} in label ${LABEL}, but slot ${slot} needs ${quote(language)}`,
    fix: `set the label to ${quote(language)} or use the image for a ${cleanText(declared, 32)} slot`,
  };
}
