/** A revision of the contract: what the init script reads its configuration from. */
export type Revision = 'Env' | 'Config';

/** What the image's `cubbi_init.py` is. */
export type InitFacts =
  | {
      readonly state: 'Missing';
      /** Paths of the unsupported generation before v0.3 that are there, such as `/cubbi-init.sh`. */
      readonly legacy: readonly string[];
    }
  /** No regular file, or larger than is read (512 KiB). */
  | { readonly state: 'Unfit'; readonly path: string; readonly message: string }
  | {
      readonly state: 'Read';
      /** `/cubbi/cubbi_init.py` or `/cubbi_init.py`. */
      readonly path: string;
      readonly mode: number;
      /** 64 hexadecimal digits. */
      readonly sha256: string;
      /** Told by the source; undefined where it shows signs of neither. */
      readonly revision?: Revision;
      /** Which plugins it takes. */
      readonly pluginApi: Revision;
      /** Where the hash is one of upstream's. */
      readonly upstream?: { readonly release: string; readonly current: boolean };
      /** Words of the `#!` line, `env -S` taken apart; empty without one. For example `['/usr/bin/env', 'uv', 'run', '--script']`. */
      readonly shebang: readonly string[];
      /** It writes `/etc/sudoers.d/cubbi`. */
      readonly writesSudoers: boolean;
      readonly importsPydantic: boolean;
      readonly importsRuamel: boolean;
      /** A `groupadd` that fails ends the boot. */
      readonly groupConflictIsFatal: boolean;
    };

/** What the image's `init-status.sh` is. */
export type StatusScriptFacts =
  | { readonly state: 'Missing' }
  | {
      readonly state: 'Present';
      readonly path: string;
      readonly mode: number;
      readonly regular: boolean;
      /** Whether it is upstream's, byte for byte. */
      readonly upstream: boolean;
      /** Files that call it for interactive shells, such as `/etc/bash.bashrc`. */
      readonly hooks: readonly string[];
    };
