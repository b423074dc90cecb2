/** What is picked of a JSON value: a scalar wherever it stands, a container only where the selection says what of one of its kind. */
export interface Selection {
  /** Of an object: members by the length of their names. */
  readonly members: readonly (readonly SelectedMember[])[] | undefined;
  /** Of an object: what is picked of each other member; undefined where those are passed over. */
  readonly rest: Selection | undefined;
  /** Of an array: what is picked of each item. */
  readonly items: Selection | undefined;
}

/** A member that is picked. */
export interface SelectedMember {
  readonly name: string;
  /** The bytes of the name and its closing quote as little-endian numbers of four; the last may repeat bytes of the one before. */
  readonly words: readonly number[];
  /** One bit, another one for each member of the object. */
  readonly bit: number;
  readonly value: Selection;
}
