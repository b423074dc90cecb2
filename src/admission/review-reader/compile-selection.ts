import type { SelectedMember, Selection } from './selection.ts';

/**
 * A selection as people write it: `null` picks a scalar, an array what its one item says of each item, an object its members, and by its member
 * `*` those that it does not name. Names are ASCII, three characters or longer.
 */
export type Shape = null | readonly [Shape] | { readonly [name: string]: Shape };

/** Makes a selection ready for use. */
export function compileSelection(shape: Shape): Selection {
  if (shape === null) return { members: undefined, rest: undefined, items: undefined };
  if (isItems(shape)) {
    return { members: undefined, rest: undefined, items: compileSelection(shape[0]) };
  }
  const { '*': rest, ...named } = shape;
  return {
    members: byLength(Object.entries(named).map(selectedMember)),
    rest: rest === undefined ? undefined : compileSelection(rest),
    items: undefined,
  };
}

function isItems(shape: NonNullable<Shape>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function selectedMember([name, value]: [string, Shape], index: number): SelectedMember {
  const quoted = Buffer.from(`${name}"`);
  const words = Array.from({ length: Math.ceil(quoted.length / 4) }, (_, word) =>
    quoted.readInt32LE(Math.min(word * 4, quoted.length - 4)),
  );
  return { name, words, bit: 1 << index, value: compileSelection(value) };
}

function byLength(members: readonly SelectedMember[]): SelectedMember[][] {
  const longest = Math.max(0, ...members.map(({ name }) => name.length));
  return Array.from({ length: longest + 1 }, (_, length) =>
    members.filter(({ name }) => name.length === length),
  );
}
