/** What reads differently in the image: text that the source has once → its replacement. */
export type Edits = Readonly<Record<string, string>>;

/** A file, directory or symbolic link of a layer that is written by hand. */
export type LayerFile =
  | {
      readonly path: string;
      readonly mode: number;
      readonly text: string;
    }
  | {
      readonly path: string;
      readonly mode: number;
      readonly gid?: number;
      /** A file of the project. */
      readonly source: string;
      readonly edits?: Edits;
    }
  | {
      readonly path: string;
      readonly mode: number;
      readonly directory: true;
      readonly uid?: number;
    }
  | { readonly path: string; readonly symlink: string };

/** Where a layer's files come from. Equal definitions give one blob, which images share. */
export type LayerDefinition =
  /** The Node.js binary from npm, at /usr/local/bin/node. */
  | { readonly kind: 'node' }
  /** Files of Debian packages: path in the image → path in the package; links are followed. */
  | {
      readonly kind: 'debian';
      readonly packages: readonly string[];
      readonly files: Readonly<Record<string, string>>;
    }
  /** Whole Debian packages with all that they depend on, and what importing these Python modules needs, compiled. */
  | {
      readonly kind: 'debian-tree';
      readonly packages: readonly string[];
      readonly pythonModules: readonly string[];
    }
  /** The certificates of Debian's ca-certificates, as the one file that programs look for. */
  | { readonly kind: 'certificates' }
  /** A static Go binary, built from a module of this project. */
  | {
      readonly kind: 'go';
      readonly module: string;
      readonly path: string;
      readonly architecture?: 'amd64' | 'arm64';
      /** True: position independent, which needs the dynamic loader. */
      readonly dynamic?: boolean;
    }
  /** An entry point of this project at this path, and what it imports in the folder `chunks` beside it. */
  | { readonly kind: 'bundle'; readonly entry: string; readonly path: string }
  | { readonly kind: 'files'; readonly files: readonly LayerFile[] };
