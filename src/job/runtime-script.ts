import type { RuntimeProbe } from '../api/base-image-template.ts';
import { RUNTIME_EXIT } from './runtime-exit.ts';
import { runtimeProbeSeconds } from './runtime-probe-seconds.ts';
import { shellQuote } from './shell-quote.ts';

/**
 * Plain POSIX sh, built-in commands only: the image may have no other program. `sleep` is used where it exists.
 *
 * - Output goes to a file: a pipe would be held open by whatever a probe leaves behind. The volume's size bounds it.
 * - Every line of output is quoted by `|`, so that no output can pass for a header, and cut by printf's precision.
 * - A probe runs in the background and is killed by number: as the last command of `sh -c` it could become PID 1, which ignores signals.
 * - The report is written whole after each probe: the kubelet reads the message even if the container is killed for its memory.
 * - Names begin with an underscore, so that no variable of the image's environment is changed for the probes.
 */
const PRELUDE = `_out=/tmp/.probe; _text=; _first=0; _code=0
_report() { printf '%s' "$_text" >/dev/termination-log; }
_note() {
  _late=
  if [ $_code -ne 0 ] && [ -e /tmp/.late-$1 ]; then _late=' late'; fi
  _text="$_text@$1 $_code$_late
"
  _lines=0
  while [ $_lines -lt 2 ] && { IFS= read -r _line || [ -n "$_line" ]; }; do
    _lines=$((_lines + 1))
    _text="$_text|$(LC_ALL=C; printf '%.150s' "$_line")
"
  done <$_out
  _report
}
_run() {
  _name=$1; _seconds=$2; shift 2
  "$@" </dev/null >$_out 2>&1 &
  _pid=$!
  { sleep $_seconds && { printf '' >/tmp/.late-$_name; kill -9 $_pid; }; } >/dev/null 2>&1 &
  _dog=$!
  wait $_pid
  _code=$?
  kill -9 $_dog 2>/dev/null
  _note $_name
}
`;

const DECLARED = `if [ -n "\${VIBED_RUNTIME_PROBE-}" ]; then
  _run d SECONDS sh -c "$VIBED_RUNTIME_PROBE"
else
  _code=0
  _text="\${_text}@d none
"
fi
if [ $_first -eq 0 ] && [ $_code -ne 0 ]; then _first=${RUNTIME_EXIT.declaredFailed}; fi
_text="\${_text}@end
"
_report
exit $_first
`;

function platformLine(probe: Readonly<RuntimeProbe>, index: number, seconds: number): string {
  const words = probe.command.map(shellQuote).join(' ');
  const exit = RUNTIME_EXIT.platformFailed + index;
  return `_run p${index} ${seconds} ${words}
if [ $_first -eq 0 ] && [ $_code -ne 0 ]; then _first=${exit}; fi
`;
}

/**
 * The script of the runtime container as sh reads it: the platform's probes in order, then the one that the image declares in
 * `VIBED_RUNTIME_PROBE`. See parse-runtime-report.ts for what it writes.
 */
export function runtimeScript(
  probes: readonly Readonly<RuntimeProbe>[],
  timeoutSeconds: number,
): string {
  const seconds = runtimeProbeSeconds(timeoutSeconds);
  const platform = probes.map((probe, index) => platformLine(probe, index, seconds)).join('');
  return PRELUDE + platform + DECLARED.replace('SECONDS', String(seconds));
}
