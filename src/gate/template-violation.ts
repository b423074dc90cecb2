import { formatImageReference } from '../api/format-image-reference.ts';
import { parseImageReference } from '../api/parse-image-reference.ts';
import type { DecisionInput } from './decision-input.ts';
import { judgedDigest } from './records/judged-digest.ts';
import type { ImageMatch } from './match-image.ts';
import { namingField } from './naming-field.ts';
import { quote } from '../contract/quote.ts';
import { quoteName } from './quote-name.ts';
import type { PodReference } from './references/reference.ts';
import type { TemplateRecord } from './records/template-record.ts';
import type { Violation } from './violation-decision.ts';

type Rule = (
  input: DecisionInput,
  record: TemplateRecord,
  match: ImageMatch,
) => Omit<Violation, 'template'> | undefined;

function containersField(via: string, { path, named }: PodReference): string {
  return `${via}${path}${named ?? 'spec.containers'}`;
}

function nameOf(record: TemplateRecord): string {
  return `BaseImageTemplate ${quoteName(record.name)}`;
}

const slotClosed: Rule = (input, record) => {
  if (record.settings.enabled) return undefined;
  const sentence = `${nameOf(record)} is closed; use another template, or set its spec.enabled to true`;
  return { reason: 'SlotClosed', field: namingField(input), sentence };
};

const registryNotAllowed: Rule = (input, record) => {
  const { allowedRegistries } = input.policy;
  if (allowedRegistries.length === 0) return undefined;
  const { registry = '', repository = '' } = parseImageReference(record.image) ?? {};
  const name = `${registry}/${repository}`;
  const below = (prefix: string) => name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
  if (allowedRegistries.some(below)) return undefined;
  const image = `spec.image ${quote(record.image, 512)} of ${nameOf(record)}`;
  const sentence = `${image} is not in a registry that the operator allows; move the image to one of them`;
  return { reason: 'RegistryNotAllowed', field: namingField(input), sentence };
};

const imageMismatch: Rule = (input, record, match) => {
  const { via, reference } = input;
  if (match.match === 'Same' || reference.type === 'Named') return undefined;
  const reason = 'ImageMismatch';
  const owner = `the image of ${nameOf(record)}`;
  const wanted = `${quote(record.image, 512)}, or to a digest that was judged for it`;
  const annotation = `${via}${reference.path}metadata.annotations[vibed.dev/template-container]`;
  switch (match.match) {
    case 'NoContainer':
      return {
        reason,
        field: containersField(via, reference),
        sentence: `no container runs ${owner}; set the image of one to ${wanted}`,
      };
    case 'ChosenDiffers':
      return {
        reason,
        field: containersField(via, reference),
        sentence: `container ${quoteName(match.chosen)} does not run ${owner}; set its image to ${wanted}`,
      };
    case 'NoSuchContainer':
      return {
        reason,
        field: annotation,
        sentence: `there is no container ${quoteName(match.chosen)}; name the one that runs ${owner}, or remove the annotation`,
      };
  }
};

const digestRequired: Rule = (input, record, match) => {
  const { via, reference } = input;
  if (!record.settings.digestOnly || match.match !== 'Same' || !match.byTag) return undefined;
  if (reference.type === 'Named') return undefined;
  const image = parseImageReference(record.image);
  const digest = record.standing === 'Valid' ? judgedDigest(record.digests) : undefined;
  const named =
    digest === undefined || image === undefined
      ? 'a digest that was judged for it'
      : formatImageReference({ ...image, digest });
  const sentence = `${nameOf(record)} takes images by digest only (spec.admission.references: DigestOnly); set the image to ${named}`;
  return { reason: 'DigestRequired', field: containersField(via, reference), sentence };
};

const validationOffForbidden: Rule = (input, record) => {
  if (!record.settings.validationOff || input.policy.allowValidationOff) return undefined;
  const sentence = `${nameOf(record)} has spec.validation.mode Off, which the operator does not allow; set it to Boot or Inspect`;
  return { reason: 'ValidationOffForbidden', field: namingField(input), sentence };
};

/** The Valid condition's own sentence, wherever it speaks of the image in question. */
const invalid: Rule = (input, record, match) => {
  if (record.settings.validationOff || match.match !== 'Same' || match.standing !== 'Invalid') {
    return undefined;
  }
  const told =
    match.digest === undefined
      ? record.message
      : `digest ${quoteName(match.digest)} was judged and does not keep the contract; use ${quote(record.image, 512)} or a digest that is Valid`;
  const sentence = `${nameOf(record)} is invalid: ${told}`;
  return { reason: 'Invalid', field: namingField(input), sentence };
};

/** Everything that rejects, in the order of the decision: the first that holds is what people read. */
const RULES: readonly Rule[] = [
  slotClosed,
  registryNotAllowed,
  imageMismatch,
  digestRequired,
  validationOffForbidden,
  invalid,
];

/** The most important thing that a reference breaks; undefined for nothing. Whether that rejects is not decided here. */
export function templateViolation(
  input: DecisionInput,
  record: TemplateRecord,
  match: ImageMatch,
): Violation | undefined {
  for (const rule of RULES) {
    const violation = rule(input, record, match);
    if (violation !== undefined) return { ...violation, template: record.name };
  }
  return undefined;
}
