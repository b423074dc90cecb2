import type { TemplateSpec } from '../api/base-image-template.ts';

/** A state in which nothing is validated because the template asks for it. */
export type IdleReason = 'SlotClosed' | 'ValidationOff' | 'Suspended';

/** Why nothing is to be validated; undefined where validation is asked for. A closed slot is closed whatever else is set. */
export function idleReason(spec: TemplateSpec): IdleReason | undefined {
  if (!spec.enabled) return 'SlotClosed';
  if (spec.validation.mode === 'Off') return 'ValidationOff';
  return spec.suspend ? 'Suspended' : undefined;
}
