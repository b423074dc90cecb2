/** What a scalar means to one of its readers. */
export type PlainValue =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null }
  /** A date, or a date with a time, as it is written. */
  | { readonly type: 'date'; readonly value: string }
  /** The reader fails on it. */
  | { readonly type: 'unreadable'; readonly value: null };
