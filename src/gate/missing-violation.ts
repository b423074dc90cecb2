import type { DecisionInput } from './decision-input.ts';
import { namingField } from './naming-field.ts';
import { quoteName } from './quote-name.ts';
import type { Violation } from './violation-decision.ts';

/** A reference whose template does not exist in the workload's namespace, or could not be read. */
export function missingViolation(
  input: Pick<DecisionInput, 'namespace' | 'reference' | 'via'>,
  state: 'Missing' | 'Unread',
): Violation {
  const { namespace, reference } = input;
  const { template, type } = reference;
  const name = `BaseImageTemplate ${quoteName(template)}`;
  const place = `namespace ${quoteName(namespace)}`;
  const sentences = {
    Empty: 'the label is empty; set it to the name of a BaseImageTemplate, or remove it',
    Missing: `${name} does not exist in ${place}; create it there, or correct the ${type === 'Named' ? 'name' : 'label'}`,
    Unread: `${name} in ${place} could not be read from the API server; try again`,
  };
  return {
    reason: 'TemplateMissing',
    template,
    field: namingField(input),
    sentence: sentences[template === '' ? 'Empty' : state],
  };
}
