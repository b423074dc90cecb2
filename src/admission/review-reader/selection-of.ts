import { SCANNER } from './scanner.ts';
import type { Shape } from './shape.ts';

/** A shape that texts can be scanned for. */
export type Selection = number & { readonly selection: true };

/**
 * Makes a shape ready for use. There is room for some dozens in a process, and they stay.
 *
 * @throws Error where there is no room left, the shape has a name too many, or a name is too short
 */
export function selectionOf(shape: Shape): Selection {
  return SCANNER.selections.write(shape) as Selection;
}
