# shellcheck shell=bash
# Messages of the hack scripts. All go to stderr; stdout belongs to results.

say() { printf '%s\n' "$*" >&2; }

# die SENTENCE: what is wrong and how to fix it, then exit 1.
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# now_ms: milliseconds of the wall clock.
now_ms() { printf '%s' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }

# seconds_since MS: elapsed seconds with one decimal.
seconds_since() {
  local ms=$(($(now_ms) - $1))
  printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100))
}

# watch_job PID LABEL: waits for a background job and returns its exit code; on a terminal the elapsed time ticks beside the label,
# elsewhere a line a minute says that work goes on. The job must lead a process group (`set -m`): it ends when this script is interrupted.
watch_job() {
  local pid=$1 label=$2 start elapsed status=0
  # shellcheck disable=SC2064 # this job, now
  trap "kill -s TERM -- -$pid 2>/dev/null; exit 130" INT TERM HUP
  start=$(now_ms)
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.5
    elapsed=$((($(now_ms) - start) / 1000))
    if [ -t 2 ]; then
      printf '\r%s %d s ' "$label" "$elapsed" >&2
    elif ((elapsed > 0 && elapsed % 60 == 0)); then
      say "$label … still at it after $((elapsed / 60)) min"
      sleep 1
    fi
  done
  [ ! -t 2 ] || printf '\r' >&2
  wait "$pid" || status=$?
  trap - INT TERM HUP
  return "$status"
}
