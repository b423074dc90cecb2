# shellcheck shell=bash
# `hack/cluster down`. Needs log.sh, state.sh, host.sh.

# cluster_down [--purge]: ends the box and all that was started in it; --purge removes the cluster's state too.
cluster_down() {
  [ "${1:-}" = "" ] || [ "$1" = --purge ] || die "'down' knows --purge only, not '$1'"
  [ -d "$STATE" ] || { say "There is no cluster '$NAME'." && return 0; }
  lock_state
  stop_box
  if [ "${1:-}" = --purge ]; then
    rm -rf "$STATE"
    rm -f "$STATE.lock"
    say "Cluster '$NAME' is down and its state removed."
  else
    say "Cluster '$NAME' is down. Its state is kept in $STATE; 'down --purge' removes it."
  fi
}

# stop_box: leaves nothing of the running cluster on the machine. Also tidies after a box that ended by itself.
stop_box() {
  local identity=''
  [ ! -f "$STATE/run/box.pid" ] || identity=$(<"$STATE/run/box.pid")
  _end forward.pid TERM group
  _end box.pid KILL # what etcd has acknowledged is with the operating system, and survives this
  _end_visitors
  remove_cgroups "$STATE/run/cgroups"
  with_host_lock restore_sysctls
  rm -rf "$STATE/run"
}

# _end FILE SIGNAL [group]: that process, or its group, if it still is the one that was started; waits until it is gone.
_end() {
  local file=$STATE/run/$1 identity try
  is_alive "$file" || return 0
  identity=$(<"$file")
  kill -s "$2" -- "${3:+-}${identity%-*}" 2>/dev/null || true
  for ((try = 0; try < 100; try++)); do
    is_alive "$file" || return 0
    sleep 0.05
  done
  die "process ${identity%-*} of cluster '$NAME' does not end: look why it hangs with 'ps -o stat,wchan ${identity%-*}'"
}

# _end_visitors: what `run` and `shell` started in the box's network and was left behind there.
_end_visitors() {
  local net pid signal
  [ -s "$STATE/run/box.net" ] || return 0
  net=$(sed 's/[][]/\\&/g' "$STATE/run/box.net")
  for signal in TERM KILL; do
    while IFS=/ read -r _ _ pid _; do
      [ "$pid" = "$$" ] || kill -s "$signal" "$pid" 2>/dev/null || true
    done < <(find /proc -mindepth 3 -maxdepth 3 -path '/proc/[0-9]*/ns/net' -lname "$net" 2>/dev/null)
    sleep 0.1
  done
}
