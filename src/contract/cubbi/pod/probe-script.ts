import { BOOT_PATHS } from './boot-paths.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';

/** What the probe of the first boot depends on. */
export interface ProbeSettings {
  /** See canary-stem.ts. */
  readonly canary: string;
  /** Of one search through the files. */
  readonly stepSeconds: number;
  /** Of the command that shows that the tool works. */
  readonly toolSeconds: number;
}

/**
 * Plain POSIX sh, like the script of the runtime container (see runtime-script.ts): what the image lacks is left out of the report.
 *
 * - Nothing is judged here: the report is what was found, and parse-probe-report.ts reads it.
 * - Everything that the image chose is quoted by `|`, so that it cannot pass for a header; names with other than plain characters are left out.
 * - The report is whole once its last line is there: it is written beside its place and moved there.
 * - Nothing is written to the container's own log, where secrets are looked for.
 * - `:` and `exec` end a script whose redirection fails, so files are made by `printf`.
 */
const PRELUDE = `umask 022
_out=${BOOT_PATHS.report}/report; _tmp=${BOOT_PATHS.report}/.output; _late=${BOOT_PATHS.report}/.late
{ printf '' >"$_out.part"; } 2>/dev/null || { printf 'validator: no report' >/dev/termination-log; exit 0; }
exec 3>"$_out.part" >/dev/null 2>&1
_plain() { case $1 in *[!A-Za-z0-9._/+@%=,:~-]*) return 1 ;; esac; }
_quote() {
  _lines=0; _bytes=0
  while [ $_lines -lt $2 ] && [ $_bytes -lt $3 ] && { IFS= read -r _line || [ -n "$_line" ]; }; do
    _lines=$((_lines + 1)); _bytes=$((_bytes + \${#_line}))
    printf '|%.1024s\\n' "$_line" >&3
  done <"$1"
}
_limit() {
  _seconds=$1; shift
  rm -f "$_late"
  "$@" </dev/null >$_tmp 2>&1 3>&- &
  _pid=$!
  { sleep $_seconds && { printf '' >"$_late"; kill -9 $_pid; }; } 3>&- &
  _dog=$!
  wait $_pid
  _code=$?
  kill -9 $_dog
  [ ! -e "$_late" ] || _code=124
}
`;

const SELF = `_process() {
  while IFS= read -r _line; do
    case $_line in Name:*|Uid:*|Gid:*|CapPrm:*|CapEff:*) printf '|%.128s\\n' "$_line" >&3 ;; esac
  done <"/proc/$1/status"
}
printf '@self\\n' >&3; _process $$
printf '@user\\n|%.64s\\n' "$(id -un)" >&3
printf '@home\\n|%.256s\\n' "\${HOME-}" >&3
for _arg in "$@"; do printf '@arg\\n|%.256s\\n' "$_arg" >&3; done
printf '@status\\n' >&3; _quote /cubbi/init.status 1 256
printf '@log %d\\n' "$(wc -c </cubbi/init.log)" >&3; _quote /cubbi/init.log 600 49152
`;

const PROCESSES = `_count=0
for _folder in /proc/[0-9]*; do
  [ $_count -lt 64 ] || break
  _count=$((_count + 1))
  printf '@proc %s\\n' "\${_folder#/proc/}" >&3; _process "\${_folder#/proc/}"
done
printf '@tcp\\n' >&3
_count=0
for _file in /proc/net/tcp /proc/net/tcp6; do
  while read -r _slot _local _remote _state _rest; do
    [ "$_state" = 0A ] && [ $_count -lt 32 ] || continue
    _count=$((_count + 1))
    printf '|%s\\n' "$_local" >&3
  done <$_file
done
`;

const PLACES = `_place() {
  _plain "$1" || return 0
  _writable=0
  [ ! -w "$1" ] || _writable=1
  if _own=$(stat -c '%f %u %g' "$1"); then
    _end=$(stat -L -c '%f %u %g' "$1") || _end='- - -'
    printf '@place %s %s %s\\n|%s\\n' "$_own" "$_end" $_writable "$1" >&3
  elif [ ! -e "$1" ] && [ ! -L "$1" ] && command -v stat; then
    printf '@place missing\\n|%s\\n' "$1" >&3
  fi
}
for _path in /app /cubbi-config /home/cubbi ENV_DIR CONFIG_DIR /cubbi; do _place "$_path"; done
_count=0
for _path in /cubbi_init.py /init-status.sh /cubbi_image.yaml /*_plugin.py /cubbi/*; do
  [ $_count -lt 26 ] || break
  [ -e "$_path" ] || [ -L "$_path" ] || continue
  _count=$((_count + 1))
  _place "$_path"
done
printf '@ssh\\n' >&3
for _path in "\${HOME-}"/.ssh "\${HOME-}"/.ssh/id_*; do
  _plain "$_path" && [ -e "$_path" ] && _own=$(stat -L -c %a "$_path") && printf '|%s %s\\n' "$_own" "$_path" >&3
done
_index=0
while IFS= read -r _path; do
  _end=$(stat -L -c '%u %g' "$_path") && _there=1 || { _end='- -'; _there=0; }
  printf '@link %s %s %s\\n|%.256s\\n' $_index "$_end" $_there "$(readlink "$_path")" >&3
  _index=$((_index + 1))
done <VALIDATOR/sources
`;

const SEARCHES = `_roots=/cubbi-config/
[ -L /home/cubbi ] || _roots="$_roots /home/cubbi/"
_limit STEP find $_roots ! -user "$(id -u)" ! -type l
printf '@foreign %s\\n' $_code >&3; _quote $_tmp 32 16384
_limit STEP grep -rlsF -e CANARY -e MODEL -e MCP_FIRST -e MCP_SECOND $_roots /app/
printf '@found %s\\n' $_code >&3
_count=0
while [ $_count -lt 64 ] && IFS= read -r _path; do
  _count=$((_count + 1))
  _marks=
  ! grep -qsF CANARY "$_path" || _marks="$_marks"c
  ! grep -qsF MODEL "$_path" || _marks="$_marks"m
  ! grep -qsF MCP_FIRST "$_path" || _marks="$_marks"a
  ! grep -qsF MCP_SECOND "$_path" || _marks="$_marks"b
  printf '|%s %s %.256s\\n' "$(stat -L -c %a "$_path")" "$_marks" "$_path" >&3
done <$_tmp
if command -v sudo; then
  _limit STEP sudo -n true
  printf '@sudo %s\\n' $_code >&3
fi
`;

const TOOL = `if [ -e VALIDATOR/tool.sh ]; then
  _limit TOOL_SECONDS sh VALIDATOR/tool.sh
  printf '@tool %s\\n' $_code >&3; _quote $_tmp 1 1024
fi
`;

/** The marker goes only into folders: a line more in a file of the tool's could be wrong there. */
const MARKERS = `_mark() {
  [ -d "$1" ] && printf '' >"$1/.validator-marker" && printf '|%s\\n' $2 >&3
}
printf '@marked\\n' >&3
_index=0
while IFS= read -r _path; do
  _mark "$_path" $_index
  _index=$((_index + 1))
done <VALIDATOR/sources
_mark /home/cubbi home
printf '@end\\n' >&3
rm -f $_tmp "$_late"
mv -f "$_out.part" $_out
exit 0
`;

/** The script of the first boot, run as the user by the image's own init, with the arguments that were to be kept. */
export function probeScript({ canary, stepSeconds, toolSeconds }: ProbeSettings): string {
  const words: Readonly<Record<string, string>> = {
    VALIDATOR: BOOT_PATHS.validator,
    ENV_DIR: BOOT_VALUES.env.configDir,
    CONFIG_DIR: BOOT_VALUES.config.configDir,
    CANARY: canary,
    MODEL: BOOT_VALUES.model,
    MCP_FIRST: BOOT_VALUES.mcpFirst,
    MCP_SECOND: BOOT_VALUES.mcpSecond,
    STEP: String(stepSeconds),
    TOOL_SECONDS: String(toolSeconds),
  };
  const text = PRELUDE + SELF + PROCESSES + PLACES + SEARCHES + TOOL + MARKERS;
  return text.replace(
    /\b(?:VALIDATOR|ENV_DIR|CONFIG_DIR|CANARY|MODEL|MCP_FIRST|MCP_SECOND|STEP|TOOL_SECONDS)\b/g,
    (word) => words[word] ?? word,
  );
}
