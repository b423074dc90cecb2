/**
 * What is picked of a JSON value, as people write it: `null` picks a scalar, an array what its one item says of each item, an object its members, and by
 * its member `*` those that it does not name. A scalar is picked wherever it stands. Names are ASCII, three characters or longer, at most 32 of one
 * object.
 */
export type Shape = null | readonly [Shape] | { readonly [name: string]: Shape };
