import type { RepositoryMirror } from '../../../src/api/canonical-repository.ts';
import { decideByImage } from '../../../src/gate/by-image/decide-by-image.ts';
import { templateEntry } from '../../../src/gate/by-image/template-entry.ts';
import { TemplatesByImage } from '../../../src/gate/by-image/templates-by-image.ts';
import type { Decision } from '../../../src/gate/decision.ts';
import type { GatePolicy } from '../../../src/gate/gate-policy.ts';
import { DEFAULT_GATE_POLICY } from '../../../src/gate/gate-policy.ts';
import type { Review } from '../../../src/gate/review.ts';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import { NOW } from '../decision-input.ts';
import { HASH, templateObject } from '../template-object.ts';
import type { TemplateChanges } from '../template-object.ts';

/** What the index is told of a template of namespace apps. */
export function entryOf(changes: TemplateChanges) {
  const object = templateObject(changes);
  return templateEntry(
    object,
    templateRecord(object, () => HASH),
  );
}

/** Decides by image where namespace apps has these templates. */
export function byImage(
  templates: readonly TemplateChanges[],
  asked: Review,
  changes: Partial<GatePolicy> = {},
): Decision {
  const policy = { ...DEFAULT_GATE_POLICY, ...changes };
  const index = indexOf(templates, policy.mirrors);
  return decideByImage(asked, { templates: index, policy, now: NOW });
}

export function indexOf(
  templates: readonly TemplateChanges[],
  mirrors: readonly RepositoryMirror[] = [],
): TemplatesByImage {
  const index = new TemplatesByImage(mirrors);
  for (const template of templates) index.changed(entryOf(template));
  return index;
}
