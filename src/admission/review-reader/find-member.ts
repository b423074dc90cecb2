import type { SelectedMember, Selection } from './selection.ts';

/**
 * The selected member of a name, as it is written in a JSON text; undefined for none.
 *
 * @param start the place behind the name's opening quote
 * @param end the place of its closing quote
 */
export function findMember(
  members: NonNullable<Selection['members']>,
  view: DataView,
  start: number,
  end: number,
): SelectedMember | undefined {
  const length = end - start;
  if (length >= members.length) return undefined;
  for (const candidate of members[length] ?? []) {
    if (isAt(candidate.words, view, start, length - 3)) return candidate;
  }
  return undefined;
}

function isAt(words: readonly number[], view: DataView, start: number, last: number): boolean {
  for (let index = 0; index < words.length; index++) {
    if (view.getInt32(start + Math.min(index * 4, last), true) !== words[index]) return false;
  }
  return true;
}
