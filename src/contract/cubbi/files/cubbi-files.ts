import type { InitFacts, StatusScriptFacts } from '../init/init-facts.ts';
import type { MetadataFacts } from '../metadata/metadata-facts.ts';
import type { PluginFacts } from '../plugin/plugin-facts.ts';

/** A file, folder or link of the image. */
export interface PathFact {
  readonly path: string;
  readonly kind: 'File' | 'Directory' | 'Symlink' | 'Other';
  /** Permission bits with set-id and sticky bits, for example 0o4755. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** A program that was found by its name. */
export interface ProgramFact extends PathFact {
  /** GOARCH name where it is an ELF file. */
  readonly architecture?: string;
}

/** Names of programs that are looked for anywhere in the image. */
export const PROGRAM_NAMES = [
  'bash',
  'gosu',
  'groupadd',
  'groupmod',
  'python3',
  'sh',
  'sudo',
  'tail',
  'useradd',
  'usermod',
  'uv',
] as const;
export type ProgramName = (typeof PROGRAM_NAMES)[number];

/** A line of `/etc/passwd`. */
export interface AccountFact {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** A line of `/etc/group`. */
export interface GroupFact {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** Something in the image that looks like a secret; the value itself is never kept. */
export interface BakedSecret {
  readonly path: string;
  readonly kind: 'PrivateKey' | 'EnvFile' | 'Credentials';
}

/** All that the contract wants to know of the files of an image: plain, JSON-safe data of at most 256 KiB, read and never executed. */
export interface CubbiFiles {
  readonly v: 1;
  /**
   * False where the walk through the image was cut short by a bound or by what could not be read: what it looks for (programs outside the usual
   * folders, Python and its packages, set-user-id files, secrets) may be there all the same. Files with a fixed path are looked at in any case.
   */
  readonly whole: boolean;
  readonly metadata: MetadataFacts;
  readonly init: InitFacts;
  readonly statusScript: StatusScriptFacts;
  readonly plugin: PluginFacts;
  /** Executable or not, links resolved, at most 8 of each name; `path` is where the name was found. */
  readonly programs: Readonly<Record<ProgramName, readonly ProgramFact[]>>;
  /** Regular accounts and groups of the image, at most 128 each; `undefined` where the file is missing. */
  readonly accounts: readonly AccountFact[] | undefined;
  readonly groups: readonly GroupFact[] | undefined;
  /**
   * Without following a last link: `/app`, `/cubbi`, `/cubbi-config`, `/home/cubbi`, `/etc/sudoers.d`, `/bin/bash`, `/cubbi/config.yaml`,
   * `/cubbi/init.status`, `/cubbi/init.log`, `/cubbi/*.py`, the scripts and the metadata. A path that is not a key is not there.
   */
  readonly paths: Readonly<Record<string, PathFact>>;
  /** Content of `/cubbi/init.status` says `true`. */
  readonly statusBakedTrue: boolean;
  /** Persistent sources of the metadata that are there and not links, with whether there is something in them. */
  readonly sources: readonly (PathFact & { readonly empty: boolean })[];
  readonly python: {
    /** Minor versions of Python 3 whose library is there, ascending. */
    readonly minors: readonly number[];
    /** Whether the packages are in a site-packages or dist-packages folder. */
    readonly ruamel: boolean;
    readonly pydantic: boolean;
    /** Environments that `uv run --script` prepared, such as `/root/.cache/uv/environments-v2/cubbi-init-…`. */
    readonly uvEnvironments: readonly string[];
  };
  /** Files of sudo that let cubbi, ALL or a group that cubbi is in become root without a password. */
  readonly passwordlessSudo: readonly string[];
  /** Set-user-id files of root, at most 64. */
  readonly setuid: readonly string[];
  /** At most 32. */
  readonly secrets: readonly BakedSecret[];
  /** Caches of package managers that are not empty, such as `/var/lib/apt/lists`. */
  readonly caches: readonly string[];
}
