import { groupConflictIsFatal } from './group-conflict-is-fatal.ts';
import type { InitFacts, Revision } from './init-facts.ts';
import { KNOWN_SCRIPTS } from './known-scripts.ts';
import { shebangWords } from './shebang-words.ts';

/** An init script as it is in the image. */
export interface InitScript {
  readonly path: string;
  readonly mode: number;
  readonly bytes: Uint8Array;
  /** SHA-256 of bytes as 64 hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => string;
}

/** What only a script of that revision does, outside of comments: read the user's id from the environment, or a file from that path. */
const SIGNS: Readonly<Record<Revision, RegExp>> = {
  Env: /^[^#\n]*\b(?:environment|environ)\.get\(\s*["']CUBBI_USER_ID["']/m,
  Config: /^[^#\n]*\bPath\(\s*["']\/cubbi\/config\.yaml["']\s*\)/m,
};
const PLUGIN_CLASS = /^[^#\n]*["']PLUGIN_CLASS["']/m;
const SUDOERS = /^[^#\n]*\/etc\/sudoers\.d\b/m;
const IMPORTS = {
  pydantic: /^[ \t]*(?:import|from)[ \t]+pydantic\b/m,
  ruamel: /^[ \t]*(?:import|from)[ \t]+ruamel\b/m,
};

/**
 * What the source of an init script says, by signs that are looked for in its text: it is never run. A script of upstream's is known by its
 * bytes, and what is known of it goes before the signs. One that shows the signs of both revisions (a commit between two releases does) reads
 * the file.
 */
export function readInitScript({
  path,
  mode,
  bytes,
  sha256,
}: InitScript): Extract<InitFacts, { state: 'Read' }> {
  const text = new TextDecoder().decode(bytes);
  const hash = sha256(bytes);
  const known = Object.hasOwn(KNOWN_SCRIPTS, hash) ? KNOWN_SCRIPTS[hash] : undefined;
  const revision = known?.revision ?? revisionOf(text);
  return {
    state: 'Read',
    path,
    mode,
    sha256: hash,
    ...(revision !== undefined && { revision }),
    pluginApi: PLUGIN_CLASS.test(text) ? 'Config' : 'Env',
    ...(known !== undefined && { upstream: { release: known.release, current: known.current } }),
    shebang: shebangWords(text),
    writesSudoers: SUDOERS.test(text),
    importsPydantic: IMPORTS.pydantic.test(text),
    importsRuamel: IMPORTS.ruamel.test(text),
    // In revision Env it always is; what a script of the later revision does with it shows where it calls the program.
    groupConflictIsFatal:
      known?.groupConflictIsFatal ?? (revision !== 'Config' || groupConflictIsFatal(text)),
  };
}

function revisionOf(text: string): Revision | undefined {
  if (SIGNS.Config.test(text)) return 'Config';
  return SIGNS.Env.test(text) ? 'Env' : undefined;
}
