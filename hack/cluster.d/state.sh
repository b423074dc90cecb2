# shellcheck shell=bash
# One cluster's name, folder and running box. Needs log.sh, cache.sh; sets NAME, STATE.
#
# STATE/run holds what is true only while the box runs: box.pid, forward.pid, cgroups, sockets, and a pid for each part.

use_cluster() {
  [[ $1 =~ ^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$ ]] ||
    die "cluster name '$1' is not usable: take up to 32 lower-case letters, digits and dashes, with a letter or digit first and last"
  NAME=$1
  STATE=$(cache_folder)/clusters/$NAME
}

# process_identity PID: pid and start time, which no other process ever has on this boot; fails where there is none.
process_identity() {
  local stat fields
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  read -ra fields <<<"${stat##*) }"
  [ "${fields[0]}" != Z ] || return 1
  printf '%s-%s' "$1" "${fields[19]}"
}

# is_alive FILE: whether the process whose identity the file holds still runs.
is_alive() {
  local identity
  [ -f "$1" ] && identity=$(<"$1") && [ "$(process_identity "${identity%-*}")" = "$identity" ]
}

box_pid() {
  local identity
  is_alive "$STATE/run/box.pid" || die "cluster '$NAME' is down: start it with 'hack/cluster up --name $NAME'"
  identity=$(<"$STATE/run/box.pid")
  printf '%s' "${identity%-*}"
}

# lock_state: one up, down, start or stop of one cluster at a time. STATE_LOCK must be closed in processes that outlive the script.
lock_state() {
  mkdir -p "$(dirname "$STATE")/.locks"
  exec {STATE_LOCK}>"$(dirname "$STATE")/.locks/$NAME"
  flock -n "$STATE_LOCK" || { say "another command works on cluster '$NAME': waiting for it"; flock "$STATE_LOCK"; }
}

# in_box PROGRAM…: in all of the box's namespaces, as a daemon of the node would be.
in_box() {
  local pid
  pid=$(box_pid) || exit 1
  nsenter --target "$pid" --net --mount --pid --ipc --cgroup -- "$@"
}

# in_network PROGRAM…: the machine's own files and processes, the box's network and names, the cluster's tools and credentials. Replaces the
# script, so that a signal to it reaches the program.
in_network() {
  local pid
  pid=$(box_pid) || exit 1
  # shellcheck disable=SC2016 # the inner shell expands these
  exec env KUBECONFIG="$STATE/kubeconfig-inside" PATH="$BIN:$PATH" SSL_CERT_FILE="$STATE/ca.crt" NODE_EXTRA_CA_CERTS="$STATE/ca.crt" \
    CURL_CA_BUNDLE="$STATE/ca.crt" DOCKER_CONFIG="${DOCKER_CONFIG:-$STATE/docker}" BIO_CLUSTER="$NAME" \
    nsenter --target "$pid" --net -- unshare --mount --propagation private -- \
    bash -c 'mount --bind "$1/config/hosts" /etc/hosts && mount --bind "$1/config/resolv.conf" /etc/resolv.conf; shift; exec "$@"' run "$STATE" "$@"
}

kubectl_host() { "$BIN/kubectl" --kubeconfig "$STATE/kubeconfig" "$@"; }

# wait_until SECONDS COMMAND…: tries every 0.1 s; fails when the time is over, or the box is gone.
wait_until() {
  local end=$(($(now_ms) + $1 * 1000))
  shift
  until "$@" >/dev/null 2>&1; do
    (($(now_ms) < end)) && is_alive "$STATE/run/box.pid" || return 1
    sleep 0.1
  done
}
