import { BOOT_PATHS } from './boot-paths.ts';

/**
 * The run command of the second boot: which of the first boot's markers are still there, told in the termination message, and the exit code
 * that it was given. See parse-second-report.ts.
 */
export const SECOND_SCRIPT = `exec 2>/dev/null
_uid=-; _gid=-
while read -r _name _real _effective _rest; do
  case $_name in Uid:) _uid=$_effective ;; Gid:) _gid=$_effective ;; esac
done </proc/$$/status
_kept=; _lost=; _index=0
while IFS= read -r _path; do
  if [ -e "$_path/.validator-marker" ]; then _kept="$_kept $_index"; else _lost="$_lost $_index"; fi
  _index=$((_index + 1))
done <${BOOT_PATHS.validator}/sources
if [ -e /home/cubbi/.validator-marker ]; then _kept="$_kept home"; else _lost="$_lost home"; fi
printf 'second %s %s %s\\nkept%s\\nlost%s\\nend\\n' "$1" $_uid $_gid "$_kept" "$_lost" >/dev/termination-log
exit $1
`;
