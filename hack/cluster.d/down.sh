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
    say "Cluster '$NAME' is down and its state removed."
  else
    say "Cluster '$NAME' is down. Its state is kept in $STATE; 'down --purge' removes it."
  fi
}

# stop_box: leaves nothing of the running cluster on the machine. Also tidies after a box that ended by itself.
stop_box() {
  _end forward.pid TERM group
  if is_alive "$STATE/run/box.pid"; then
    _end_visitors
    _end box.pid KILL # what etcd has acknowledged is with the operating system, and survives this
  fi
  remove_cgroups "$STATE/run/cgroups"
  with_host_lock restore_machine
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

# _end_visitors: what `run` and `shell` started in the box's network. Only while the box lives: the number of its network is then no other's.
_end_visitors() {
  local net box pid signal
  net=$(readlink "/proc/$(box_pid)/ns/net" | sed 's/[][]/\\&/g')
  box=$(readlink "/proc/$(box_pid)/ns/pid")
  for signal in TERM KILL; do
    while IFS=/ read -r _ _ pid _; do
      [ "$(readlink "/proc/$pid/ns/pid" 2>/dev/null)" != "$box" ] || continue # the box's own go with its first process
      [ "$pid" = "$$" ] || kill -s "$signal" "$pid" 2>/dev/null || true
    done < <(find /proc -mindepth 3 -maxdepth 3 -path '/proc/[0-9]*/ns/net' -lname "$net" 2>/dev/null)
    sleep 0.1
  done
}
