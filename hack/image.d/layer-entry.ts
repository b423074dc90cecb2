/** One entry of a layer's tar archive. Paths are absolute. */
export type LayerEntry = {
  readonly path: string;
  readonly mode: number;
  /** Owner; 0 unless said. */
  readonly uid?: number;
  /** Group; that of the owner's number unless said. */
  readonly gid?: number;
} & (
  | { readonly type: 'file'; readonly content: Buffer }
  | { readonly type: 'directory' }
  | { readonly type: 'symlink'; readonly target: string }
);
