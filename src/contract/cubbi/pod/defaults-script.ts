/** What runs in the boots with nothing set and with a malformed configuration: who it is. See parse-defaults-report.ts. */
export const DEFAULTS_SCRIPT = `exec 2>/dev/null
_uid=-; _gid=-
while read -r _name _real _effective _rest; do
  case $_name in Uid:) _uid=$_effective ;; Gid:) _gid=$_effective ;; esac
done </proc/$$/status
printf 'defaults %s %s\\nend\\n' $_uid $_gid >/dev/termination-log
exit 0
`;
