import type { ConfiguredReference } from './configured-reference.ts';
import type { FindReference } from './find-reference.ts';
import { textAt } from '../text-at.ts';

/** Finds the references of kinds that the operator was told of, and of no others. An empty name, or one that is no text, is none. */
export function findConfiguredReference(references: readonly ConfiguredReference[]): FindReference {
  return ({ group, version, kind }, object) => {
    const configured = references.find(
      (each) => each.kind === kind && each.group === group && each.version === version,
    );
    if (configured === undefined) return undefined;
    const template = textAt(object, ...configured.path);
    return template === '' ? undefined : { type: 'Named', template, field: configured.field };
  };
}
