/** A file of sudo, as far as the contract cares. */
export interface SudoersFile {
  readonly includes: readonly { readonly path: string; readonly folder: boolean }[];
  /** It switches the question for the password off for one of the identities. */
  readonly asksNobody: boolean;
  /** It lets one of the identities become root, with or without a password. */
  readonly grants: boolean;
  /** The same without a password. */
  readonly grantsFreely: boolean;
}

const INCLUDE = /^[@#]include(dir)?[ \t]+(?:"([^"]+)"|(\S+))/;
const DEFAULTS = /^Defaults(?::([^ \t]+))?[ \t].*!authenticate/;
const ALIAS = /^User_Alias[ \t]+(.*)$/;
const OTHER = /^(?:Defaults|Runas_Alias|Host_Alias|Cmnd_Alias|Cmd_Alias)\b/;
const NO_PASSWORD = /\bNOPASSWD[ \t]*:/;
const ROOT = ['ALL', 'root', '#0'];
const MOST_LINES = 2_000;

/**
 * Reads a sudoers file (sudoers(5)) for what it grants to the identities, such as `cubbi`, `%wheel`, `#1000` and `ALL`. Aliases of users count
 * where they are written before their use; negations do not.
 */
export function parseSudoers(text: string, identities: ReadonlySet<string>): SudoersFile {
  const known = new Set(identities);
  const isOne = (list: string) => list.split(',').some((user) => known.has(user));
  const includes: { path: string; folder: boolean }[] = [];
  let asksNobody = false;
  let grants = false;
  let grantsFreely = false;
  for (const line of linesOf(text)) {
    const [, folder, quoted, plain] = INCLUDE.exec(line) ?? [];
    const path = quoted ?? plain;
    if (path !== undefined) {
      includes.push({ path, folder: folder !== undefined });
      continue;
    }
    // Unless it is an id, what follows is a comment.
    if (line.startsWith('#') && !/^#\d/.test(line)) continue;
    const defaults = DEFAULTS.exec(line);
    if (defaults !== null && (defaults[1] === undefined || isOne(defaults[1]))) asksNobody = true;
    for (const [name, users] of aliasesIn(line)) if (isOne(users)) known.add(name);
    if (OTHER.test(line) || ALIAS.test(line)) continue;
    const [, who = '', what = ''] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    const [users = ''] = who.split(/[ \t]/);
    if (!isOne(users) || !runsAsRoot(what)) continue;
    grants = true;
    if (NO_PASSWORD.test(what)) grantsFreely = true;
  }
  return { includes, asksNobody, grants, grantsFreely };
}

function linesOf(text: string): string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => line.trim().replace(/[ \t]*,[ \t]*/g, ','))
    .filter((line) => line !== '');
}

/** `User_Alias A = x, y : B = z` */
function aliasesIn(line: string): [name: string, users: string][] {
  const [, list = ''] = ALIAS.exec(line) ?? [];
  return list.split(':').map((alias) => {
    const [name = '', users = ''] = alias.split('=');
    return [name.trim(), users.trim()];
  });
}

/** Without a list it is root; in a list the users come before the colon. */
function runsAsRoot(what: string): boolean {
  const lists = [...what.matchAll(/\(([^()]*)\)/g)].map(
    ([, list = '']) => list.split(':')[0] ?? '',
  );
  if (!what.trimStart().startsWith('(')) return true;
  return lists.some((users) => users.split(',').some((user) => ROOT.includes(user.trim())));
}
