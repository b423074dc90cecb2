# shellcheck shell=bash disable=SC2016,SC2153 # inner shells expand their own; STATE and NAME come from state.sh
# The verbs that work on a running cluster. Needs log.sh, state.sh, box/parts.sh; BIN.

STOPPABLE=(etcd containerd apiserver controller-manager scheduler kubelet kube-proxy registry registry-basic registry-token token-service coredns)

_require_part() {
  [[ " ${STOPPABLE[*]} " == *" ${1:-} "* ]] || die "no part is called '${1:-}'; the parts are: ${STOPPABLE[*]}"
}

cluster_stop() {
  _require_part "${1:-}"
  box_pid >/dev/null
  lock_state
  if [ "$1" = coredns ]; then
    kubectl_host scale deployment coredns --namespace=kube-system --replicas=0 >&2
    return
  fi
  stop_process "$1" 10
  say "$1 is stopped; 'hack/cluster start $1 --name $NAME' starts it again."
}

# stop_process PART SECONDS: asks it to end, and kills it when it has not after that long; its supervisor then waits for a start.
stop_process() {
  local pid end=$((EPOCHSECONDS + $2))
  touch "$STATE/run/$1.stopped"
  while [ -f "$STATE/run/$1.pid" ]; do
    read -r pid _ <"$STATE/run/$1.pid" || return 0
    if ((EPOCHSECONDS < end)); then in_box kill -TERM "$pid"; else in_box kill -KILL "$pid"; fi 2>/dev/null || true
    sleep 0.1
  done
}

# cluster_start PART [FLAG…]: FLAGs are the API server's, until it is stopped and started again.
cluster_start() {
  _require_part "${1:-}"
  (($# == 1)) || [ "$1" = apiserver ] || die "only apiserver takes flags, $1 does not"
  box_pid >/dev/null
  lock_state
  if (($# > 1)) && [ ! -e "$STATE/run/apiserver.stopped" ]; then
    die "apiserver runs, and takes flags only when it starts: 'hack/cluster stop apiserver --name $NAME' first"
  fi
  if [ "$1" = coredns ]; then
    kubectl_host scale deployment coredns --namespace=kube-system --replicas=1 >&2
    return
  fi
  if [ -e "$STATE/run/$1.stopped" ]; then
    [ "$1" != apiserver ] || printf '%s\n' "${@:2}" | sed '/^$/d' >"$STATE/run/apiserver.flags"
    rm "$STATE/run/$1.stopped"
    timeout 5 bash -c 'echo start >"$0"' "$STATE/run/$1.start" || die "$1 did not take the order to start: see $STATE/logs/$1.log"
  fi
  wait_until 5 test -f "$STATE/run/$1.pid" || die "$1 does not start: see $STATE/logs/$1.log"
  say "$1 runs."
}

cluster_status() {
  local part state since
  if ! is_alive "$STATE/run/box.pid"; then
    [ -d "$STATE/pki" ] && echo "Cluster '$NAME' is down; its state is in $STATE." || echo "There is no cluster '$NAME'."
    return 3
  fi
  echo "Cluster '$NAME' is up (process $(box_pid))."
  echo "API server   https://127.0.0.1:$(<"$STATE/port")   kubeconfig $STATE/kubeconfig"
  echo "Registries   registry.test:5000 open · :5001 Basic · :5002 token, by :5003   CA $STATE/ca.crt"
  echo "Logs         $STATE/logs   programs $BIN"
  echo
  for part in "${STOPPABLE[@]}"; do
    [ "$part" != coredns ] || continue
    state=stopped since=''
    if [ -f "$STATE/run/$part.pid" ]; then
      state=running
      read -r _ since <"$STATE/run/$part.pid"
      since="for $((EPOCHSECONDS - since)) s"
    elif [ ! -e "$STATE/run/$part.stopped" ]; then
      state='starting again'
    fi
    printf '%-20s %s %s\n' "$part" "$state" "$since"
  done
  echo
  kubectl_host get nodes,pods --all-namespaces --request-timeout=5s 2>&1 || true
}

cluster_logs() {
  local part=${1:-}
  [ -f "$STATE/logs/$part.log" ] || die "there is no log of '$part'; there are: $(cd "$STATE/logs" 2>/dev/null && printf '%s ' *.log | sed 's/\.log//g')"
  shift
  tail -n 200 "$@" "$STATE/logs/$part.log"
}

cluster_run() {
  (($#)) || die "name a command: hack/cluster run COMMAND [ARGUMENT…]"
  in_network "$@"
}

cluster_shell() {
  box_pid >/dev/null
  say "A shell in the network of cluster '$NAME': kubectl, crane, helm and helm3 are on PATH and use it. Leave it with 'exit'."
  in_network bash -c 'PS1="(cluster $BIO_CLUSTER) \w # " exec bash --norc -i'
}

# _require_layout FOLDER REFERENCE
_require_layout() {
  (($# == 2)) || die "needs an OCI layout folder and a reference, as in: hack/cluster push ./my-layout registry.test:5000/demo/node:1"
  [ -f "$1/index.json" ] || die "'$1' is no OCI layout: name a folder with index.json in it, such as hack/image writes"
}

# cluster_push LAYOUT REFERENCE [LAYOUT REFERENCE]…: to the cluster's registries, with the credentials that they want; prints each reference by
# digest.
cluster_push() {
  local pairs=("$@")
  while :; do
    _require_layout "${@:1:2}"
    [[ $2 == registry.test:500[012]/* ]] || die "'$2' is in none of the cluster's registries: begin it with registry.test:5000/, :5001/ or :5002/"
    shift 2
    (($#)) || break
  done
  DOCKER_CONFIG=$STATE/docker in_network bash "$CLUSTER_D/push-layouts.sh" "${pairs[@]}"
}

# cluster_load LAYOUT REFERENCE: into the node's containerd under that name, with no registry; the pod then needs imagePullPolicy Never or
# IfNotPresent.
cluster_load() {
  local imported archive base=load.invalid/$BASHPID
  _require_layout "$@"
  # A file and no pipe: ctr stops at the archive's end, and tar, which pads it, would now and then be killed for writing on.
  archive=$(mktemp)
  tar --create --file="$archive" --directory="$1" oci-layout index.json blobs
  _ctr images import --digests --base-name="$base" --snapshotter=overlayfs - <"$archive" >/dev/null || true
  rm "$archive"
  imported=$(_ctr images ls --quiet "name~=\"^$base@\"")
  imported=${imported%%$'\n'*}
  [ -n "$imported" ] || die "containerd took no image from $1: see 'hack/cluster logs containerd --name $NAME'"
  _ctr images tag --force "$imported" "$2" >/dev/null
  _ctr images rm "$imported" >/dev/null
  say "loaded $2 (${imported#*@})"
}

_ctr() { CONTAINERD_SUPPRESS_DEPRECATION_WARNINGS=1 in_box "$BIN/ctr" --address="$CONTAINERD_SOCKET" --namespace=k8s.io "$@"; }
