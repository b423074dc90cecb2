import type { Failure } from './failure.ts';

type Row = Omit<Failure, 'side' | 'check'>;

const FIX_POD =
  'exempt the validation pods from what takes privileges away, or use nodes that run them as planned';

function image(check: string, rows: readonly Row[]): Failure[] {
  return rows.map((row) => ({ ...row, check, side: 'Image' }));
}

/** Init lacks what the pod asks for: CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID, writable folders that root may give away. */
function infrastructure(rows: readonly Omit<Row, 'fix'>[]): Failure[] {
  return rows.map((row) => ({
    ...row,
    check: 'CB-075',
    side: 'Infrastructure',
    fix: FIX_POD,
  }));
}

const FIELDS: Readonly<Record<string, string>> = {
  name: 'CB-003',
  description: 'CB-004',
  version: 'CB-005',
  maintainer: 'CB-006',
  image: 'CB-007',
};

const NOT_FOUND = "\\[Errno 2\\] No such file or directory: '";

/** Texts of the init script of both revisions, of the tools that it calls, and of uv. The first that matches a line decides. */
export const FAILURES: readonly Failure[] = [
  ...infrastructure([
    {
      text: /failure while writing changes to \/etc\/g?shadow/,
      cause: 'The node did not let root change the owner of files (CHOWN)',
    },
    {
      text: /Operation not permitted: '\/(?:app|cubbi-config)(?:\/home)?'/,
      cause: 'The node did not let root change its volumes (CHOWN, FOWNER)',
    },
    {
      text: /Permission denied: '\/cubbi-config\/home/,
      cause: 'The node did not let root into the folders of others (DAC_OVERRIDE)',
    },
    {
      text: /failed switching to "[^"]{1,64}": operation not permitted/,
      cause: 'The node did not let root become another user (SETUID, SETGID)',
    },
    {
      text: /Read-only file system: '\/(?:cubbi\/init\.(?:log|status)|app|cubbi-config|home|etc)\b/,
      cause: "The node made the container's root file system read-only",
    },
  ]),
  ...image('CB-055', [
    {
      text: /\benv: (?:can't execute )?['‘"]?(?<program>[\w.+-]{1,32})['’"]?: No such file or directory/,
      cause: 'The init script needs the program "<program>", which the image has not',
      fix: 'install the program that the first line of cubbi_init.py names',
    },
  ]),
  ...image('CB-056', [
    {
      text: /(?:Failed to (?:fetch|resolve|download)|error sending request|dns error|Temporary failure in name resolution)/,
      cause: 'Init wanted to download Python packages, and a boot has no network',
      fix: 'add RUN /cubbi/cubbi_init.py --help to the Dockerfile, so that the packages are in the image',
    },
  ]),
  ...image('CB-062', [
    {
      text: /UID '?(?<id>\d{1,10})'? is not unique/,
      cause: 'The user id <id> belongs to another account of the image',
      fix: 'remove the account that has the user id, for example RUN userdel -r node',
    },
  ]),
  ...image('CB-063', [
    {
      text: /GID '?(?<id>\d{1,10})'? already exists/,
      cause: 'The group id <id> belongs to another group of the image',
      fix: 'remove the group that has the group id, or take the current cubbi_init.py',
    },
  ]),
  ...image('CB-058', [
    {
      text: /\/etc\/sudoers\.d\/cubbi: (?:Directory nonexistent|No such file or directory|nonexistent directory)/,
      cause: 'Init writes /etc/sudoers.d/cubbi, and the image has no such folder',
      fix: 'install sudo, or add RUN mkdir -p /etc/sudoers.d',
    },
  ]),
  ...image('CB-072', [
    {
      text: /Failed to create home directory symlink: /,
      cause: 'Init could not make a link of /home/cubbi',
      fix: 'leave /home/cubbi out of the image: useradd without -m, no VOLUME there',
    },
  ]),
  ...image('CB-043', [
    {
      text: /Failed to create symlink (?<path>\/[\w./@+-]{1,96}) -> .*(?:Is a directory|Operation not permitted)/,
      cause: 'Init could not replace the folder <path> of the image by a link',
      fix: 'remove what the image has at the sources of persistent_configs',
    },
  ]),
  ...image('CB-060', [
    {
      text: /Permission denied: '\/cubbi\/init\.(?:log|status)'/,
      cause: 'Init did not run as root',
      fix: 'remove USER from the Dockerfile: init must start as root',
    },
  ]),
  ...image('CB-094', [
    {
      text: /No PLUGIN_CLASS variable found in /,
      cause: 'The plugin has no PLUGIN_CLASS, which this cubbi_init.py needs',
      fix: 'write the plugin for the release that cubbi_init.py is of',
    },
    {
      text: /Can't instantiate abstract class /,
      cause: 'The plugin lacks methods that this cubbi_init.py needs',
      fix: 'write the plugin for the release that cubbi_init.py is of',
    },
    {
      text: /cannot import name '[^']{1,64}' from '(?:__main__|cubbi_init)'/,
      cause: 'The plugin imports what this cubbi_init.py has not',
      fix: 'write the plugin for the release that cubbi_init.py is of',
    },
  ]),
  ...image('CB-001', [
    {
      text: /Configuration file not found: /,
      cause: 'Init did not find /cubbi/cubbi_image.yaml',
      fix: 'add COPY cubbi_image.yaml /cubbi/cubbi_image.yaml',
    },
  ]),
  ...Object.entries(FIELDS).flatMap(([field, check]) =>
    image(check, [
      {
        text: new RegExp(`Initialization failed with error: '${field}'`),
        cause: `The metadata has no "${field}"`,
        fix: `add ${field} to cubbi_image.yaml`,
      },
    ]),
  ),
  ...image('CB-013', [
    {
      text: /'NoneType' object is not iterable|PersistentConfig\.__init__\(\)|PersistentConfig\(\) argument after/,
      cause: 'Init could not read persistent_configs of cubbi_image.yaml',
      fix: 'give each entry of persistent_configs source, target, type and description only',
    },
  ]),
  ...image('CB-002', [
    {
      text: /Initialization failed with error: while (?:scanning|parsing|constructing|composing)\b|found duplicate key/,
      cause: 'Init could not parse cubbi_image.yaml',
      fix: 'mend the YAML of cubbi_image.yaml',
    },
  ]),
  ...image('CB-053', [
    {
      text: /No module named 'ruamel/,
      cause: 'Python has no ruamel.yaml',
      fix: 'install ruamel.yaml for the Python that runs cubbi_init.py',
    },
  ]),
  ...image('CB-054', [
    {
      text: /No module named 'pydantic/,
      cause: 'Python has no pydantic',
      fix: 'install pydantic for the Python that runs cubbi_init.py',
    },
  ]),
  ...image('CB-059', [
    {
      text: /TypeError: unsupported operand type\(s\) for \|/,
      cause: 'The Python of the image is too old for cubbi_init.py',
      fix: 'use Python 3.10 or newer',
    },
  ]),
  ...image('CB-051', [
    {
      // Python's exec does not name the file.
      text: /Failed to exec as user: \[Errno (?:2|13)\]|\[Errno (?:2|13)\] [A-Z][a-z ]+: 'gosu'/,
      cause: 'Init could not run gosu',
      fix: 'install gosu, executable and in PATH',
    },
  ]),
  ...image('CB-057', [
    {
      text: new RegExp(`${NOT_FOUND}(?<program>(?:user|group)(?:add|mod)|sh)'`),
      cause: 'Init did not find <program>',
      fix: 'install passwd (Debian) or shadow (Alpine)',
    },
    {
      text: /error: exec: "(?<program>sh)": executable file not found/,
      cause: 'The program gosu did not find <program>',
      fix: 'keep a shell in the image',
    },
  ]),
  ...image('CB-091', [
    {
      text: /Failed to load or execute plugin .*(?:invalid syntax|unexpected indent|was never closed|unterminated|expected an indented block|\([\w-]{1,64}\.py, line \d+\))/,
      cause: 'The plugin is no valid Python',
      fix: 'mend the syntax of the plugin',
    },
  ]),
  ...image('CB-123', [
    {
      text: /exec format error/i,
      cause: 'A program of the image is of another architecture',
      fix: "build the image for the nodes' platform",
    },
  ]),
  ...image('CB-098', [
    {
      text: /Failed to load or execute plugin /,
      cause: 'The plugin failed with an exception',
      fix: 'mend the plugin',
    },
    {
      text: /^[\w .-]{1,64} configuration failed$/,
      cause: 'The plugin did not configure the tool',
      fix: 'let the plugin return True once the tool is configured',
    },
    {
      text: /Tool initialization failed/,
      cause: 'The plugin failed',
      fix: 'mend the plugin',
      generic: true,
    },
  ]),
  ...image('CB-075', [
    {
      text: /Core initialization failed/,
      cause: 'The core steps of init failed',
      fix: "read the boot's log",
      generic: true,
    },
  ]),
];
