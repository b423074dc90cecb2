import { formatImageReference } from '../api/format-image-reference.ts';
import type { DecisionInput } from './decision-input.ts';
import type { ImageMatch } from './match-image.ts';
import { quote } from '../contract/quote.ts';
import { quoteName } from './quote-name.ts';
import type { TemplateRecord } from './template-record.ts';
import type { Violation } from './violation-decision.ts';

type Rule = (
  input: DecisionInput,
  record: TemplateRecord,
  match: ImageMatch,
) => Omit<Violation, 'template'> | undefined;

/** Everything that rejects, in the order of the decision: the first that holds is what people read. */
const RULES: readonly Rule[] = [
  slotClosed,
  registryNotAllowed,
  imageMismatch,
  digestRequired,
  validationOffForbidden,
  invalid,
];

/** What a reference breaks, most important first. Whether that rejects is not decided here. */
export function templateViolations(
  input: DecisionInput,
  record: TemplateRecord,
  match: ImageMatch,
): Violation[] {
  return RULES.flatMap((rule) => {
    const violation = rule(input, record, match);
    return violation === undefined ? [] : [{ ...violation, template: record.name }];
  });
}

function labelField({ via, reference }: DecisionInput): string {
  return `${via}${reference.path}metadata.labels[vibed.dev/template]`;
}

function containersField({ via, reference }: DecisionInput): string {
  return `${via}${reference.path}spec.containers`;
}

function nameOf(record: TemplateRecord): string {
  return `BaseImageTemplate ${quoteName(record.name)}`;
}

function slotClosed(...[input, record]: Parameters<Rule>): ReturnType<Rule> {
  if (record.enabled) return undefined;
  const sentence = `${nameOf(record)} is closed; use another template, or set its spec.enabled to true`;
  return { reason: 'SlotClosed', field: labelField(input), sentence };
}

function registryNotAllowed(...[input, record]: Parameters<Rule>): ReturnType<Rule> {
  const { allowedRegistries } = input.policy;
  if (allowedRegistries.length === 0) return undefined;
  const { registry = '', repository = '' } = record.reference ?? {};
  const name = `${registry}/${repository}`;
  const below = (prefix: string) => name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
  if (allowedRegistries.some(below)) return undefined;
  const image = `spec.image ${quote(record.image, 512)} of ${nameOf(record)}`;
  const sentence = `${image} is not in a registry that the operator allows; move the image to one of them`;
  return { reason: 'RegistryNotAllowed', field: labelField(input), sentence };
}

function imageMismatch(...[input, record, match]: Parameters<Rule>): ReturnType<Rule> {
  const { via, reference } = input;
  const reason = 'ImageMismatch';
  const owner = `the image of ${nameOf(record)}`;
  const wanted = `${quote(record.image, 512)}, or to a digest that was judged for it`;
  const annotation = `${via}${reference.path}metadata.annotations[vibed.dev/template-container]`;
  switch (match.match) {
    case 'Same':
      return undefined;
    case 'NoContainer':
      return {
        reason,
        field: containersField(input),
        sentence: `no container runs ${owner}; set the image of one to ${wanted}`,
      };
    case 'ChosenDiffers':
      return {
        reason,
        field: containersField(input),
        sentence: `container ${quoteName(match.chosen)} does not run ${owner}; set its image to ${wanted}`,
      };
    case 'NoSuchContainer':
      return {
        reason,
        field: annotation,
        sentence: `there is no container ${quoteName(match.chosen)}; name the one that runs ${owner}, or remove the annotation`,
      };
  }
}

function digestRequired(...[input, record, match]: Parameters<Rule>): ReturnType<Rule> {
  if (!record.digestOnly || match.match !== 'Same' || !match.byTag) return undefined;
  const digest = record.standing === 'Valid' ? record.judged[0] : undefined;
  const named =
    digest === undefined || record.reference === undefined
      ? 'a digest that was judged for it'
      : formatImageReference({ ...record.reference, digest });
  const sentence = `${nameOf(record)} takes images by digest only (spec.admission.references: DigestOnly); set the image to ${named}`;
  return { reason: 'DigestRequired', field: containersField(input), sentence };
}

function validationOffForbidden(...[input, record]: Parameters<Rule>): ReturnType<Rule> {
  if (!record.validationOff || input.policy.allowValidationOff) return undefined;
  const sentence = `${nameOf(record)} has spec.validation.mode Off, which the operator does not allow; set it to Boot or Inspect`;
  return { reason: 'ValidationOffForbidden', field: labelField(input), sentence };
}

/** The Valid condition's own sentence, wherever it speaks of the image in question. */
function invalid(...[input, record, match]: Parameters<Rule>): ReturnType<Rule> {
  if (record.validationOff || match.match !== 'Same' || match.standing !== 'Invalid') {
    return undefined;
  }
  const told =
    match.digest === undefined
      ? record.message
      : `digest ${quoteName(match.digest)} was judged and does not keep the contract; use ${quote(record.image, 512)} or a digest that is Valid`;
  const sentence = `${nameOf(record)} is invalid: ${told}`;
  return { reason: 'Invalid', field: labelField(input), sentence };
}
