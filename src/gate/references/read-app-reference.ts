import type { NamedReference } from './reference.ts';
import { textAt } from '../text-at.ts';

/**
 * The reference of a VibedApp (`vibed.dev/v1alpha1`): the slot that its Sandbox is to be made from. None where it says none, and for the
 * template `workerd` of lane `fast`: vibeD runs those in a loader of its own, from no image of the app.
 */
export function readAppReference(object: unknown): NamedReference | undefined {
  const template = textAt(object, 'spec', 'runtime', 'template');
  if (template === '') return undefined;
  if (template === 'workerd' && textAt(object, 'spec', 'runtime', 'lane') === 'fast') {
    return undefined;
  }
  return { type: 'Named', template, field: 'spec.runtime.template' };
}
