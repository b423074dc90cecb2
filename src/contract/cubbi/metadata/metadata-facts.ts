/** What `/cubbi/cubbi_image.yaml` says. Whatever is wrong with it is a problem in the list; the fields hold what could be understood all the same. */
export type MetadataFacts =
  | { readonly state: 'Missing' }
  /** There, and not a regular file of at most 64 KiB. */
  | { readonly state: 'Unfit'; readonly kind: 'Directory' | 'Other' | 'TooLarge' }
  | {
      readonly state: 'Read';
      readonly fields: MetadataFields;
      /** In the order of the file, at most 64; each rule that is broken is among them. */
      readonly problems: readonly MetadataProblem[];
    };

/** Something that is wrong at a place of the file. */
export interface MetadataProblem {
  readonly rule: MetadataRule;
  /** Counted from 1. Of the nearest parent where the thing itself is missing. */
  readonly line: number;
  readonly column: number;
  /** JSON pointer (RFC 6901), empty for the document. */
  readonly pointer: string;
  /** What is wrong, one sentence without a full stop, clean and at most 200 bytes. */
  readonly message: string;
}

/** Which rule a problem breaks; each belongs to one check. */
export type MetadataRule =
  /** No mapping, not YAML, more than one document, too deep, too many aliases. CB-002 */
  | 'Unparsable'
  /** CB-002 */
  | 'DuplicateKey'
  /** YAML 1.1 (the Cubbi CLI) and YAML 1.2 (the container) read different values. CB-002 */
  | 'VersionDependent'
  /** CB-003 to CB-007 */
  | 'Name'
  | 'Description'
  | 'Version'
  | 'Maintainer'
  | 'Image'
  /** CB-008 */
  | 'VersionNotSemantic'
  /** A name that is a path. CB-009 */
  | 'NameUnsafe'
  /** CB-009 as a warning: a name in upper case, or otherwise not as the CLI looks for it. */
  | 'NameUnusual'
  /** CB-010: no reference, or without tag and digest. */
  | 'ImageReference'
  /** CB-010 as a warning: `latest`. */
  | 'ImageLatest'
  /** CB-012 */
  | 'UnknownKey'
  | 'DeprecatedKey'
  /** The schema of the lists. CB-013 */
  | 'Schema'
  /** CB-014 */
  | 'SecretNotSensitive'
  /** CB-014 as a warning. */
  | 'SecretForwarded'
  /** CB-015 */
  | 'SensitiveDefault'
  /** `type: file`. CB-044 */
  | 'FileEntry';

/** What could be understood. Every text is clean and cut to 256 bytes; lists have at most 64 items. */
export interface MetadataFields {
  /** Absent where missing or of another type, as every field. */
  readonly name?: string;
  readonly version?: string;
  readonly image?: string;
  readonly environment: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly sensitive: boolean;
    readonly hasDefault: boolean;
  }[];
  /** `environments_to_forward`. */
  readonly forwarded: readonly string[];
  /** Undefined where the file does not name the key. */
  readonly ports: readonly number[] | undefined;
  /** Those with an absolute source and target. */
  readonly persistentConfigs: readonly {
    readonly source: string;
    readonly target: string;
    readonly type: string;
  }[];
}
