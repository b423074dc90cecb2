import type { DecisionInput } from './decision-input.ts';
import { quote } from '../contract/quote.ts';
import type { Violation } from './violation-decision.ts';

/** The longest name of a Kubernetes object. */
const NAME_BYTES = 253;

/** A reference whose template does not exist in the workload's namespace, or could not be read. */
export function missingViolation(
  input: Pick<DecisionInput, 'namespace' | 'reference' | 'via'>,
  state: 'Missing' | 'Unread',
): Violation {
  const { namespace, reference, via } = input;
  const { template, path } = reference;
  const name = `BaseImageTemplate ${quote(template, NAME_BYTES)}`;
  const place = `namespace ${quote(namespace, NAME_BYTES)}`;
  const sentences = {
    Empty: 'the label is empty; set it to the name of a BaseImageTemplate, or remove it',
    Missing: `${name} does not exist in ${place}; create it there, or correct the label`,
    Unread: `${name} in ${place} could not be read from the API server; try again`,
  };
  return {
    reason: 'TemplateMissing',
    template,
    field: `${via}${path}metadata.labels[vibed.dev/template]`,
    sentence: sentences[template === '' ? 'Empty' : state],
  };
}
