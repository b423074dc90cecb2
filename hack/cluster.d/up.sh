# shellcheck shell=bash
# `hack/cluster up`. Needs log.sh, cache.sh, state.sh, host.sh, pki.sh, build.sh, box/parts.sh; CLUSTER_D, BIN.

# cluster_up: starts the cluster where it is down and waits until it can be used; prints the kubeconfig's path.
cluster_up() {
  lock_state
  UP_STARTED=$(now_ms)
  if is_alive "$STATE/run/box.pid"; then
    _wait_ready
    say "Cluster '$NAME' was up already."
  else
    _clean_run
    _prepare_state
    _start_box
    _start_forwarder
    _wait_ready
    _mark "cluster '$NAME' is ready; its kubeconfig:"
  fi
  echo "$STATE/kubeconfig"
}

_mark() { say "$(printf '%6s s  %s' "$(seconds_since "$UP_STARTED")" "$*")"; }

# _clean_run: what an earlier run left that did not end by `down`.
_clean_run() {
  [ ! -d "$STATE/run" ] || stop_box
}

_prepare_state() {
  local registry
  mkdir -p "$STATE"/{run,logs,etcd,containerd,kubelet,cni,varlog/pods,varlog/containers,varlib/kubelet,varlib/cni,docker,config/cni} "$STATE"/registry/{open,basic,token}
  chmod 0700 "$STATE" "$STATE/etcd"
  rm -f "$STATE"/logs/*.log
  make_pki "$STATE/pki" || die "could not make the cluster's certificates with openssl; see whether the disk of $STATE is full"
  install -m 0644 "$STATE/pki/ca.crt" "$STATE/ca.crt"
  rm -rf "$STATE/box" && cp -r "$CLUSTER_D/box" "$STATE/box"
  cp "$CLUSTER_D"/config/*.{yaml,toml} "$CLUSTER_D"/config/{hosts,resolv.conf,htpasswd} "$STATE/config/"
  cp "$CLUSTER_D/config/cni.conflist" "$STATE/config/cni/10-cluster.conflist"
  sed -i "s/@COREDNS_VERSION@/$COREDNS_VERSION/" "$STATE/config/addons.yaml"
  # NeverVerifyPreloadedImages is the kubelet's default, and so what users have; BIO_PULL_VERIFICATION chooses another policy.
  sed -i "s/NeverVerifyPreloadedImages/${BIO_PULL_VERIFICATION:-&}/" "$STATE/config/kubelet.yaml"
  for registry in registry.test:{5000,5001,5002}; do
    mkdir -p "$STATE/config/certs.d/$registry"
    cat >"$STATE/config/certs.d/$registry/hosts.toml" <<Y
server = "https://$registry"
[host."https://$registry"]
  capabilities = ["pull", "resolve"]
  ca = "$PKI/ca.crt"
Y
  done
  cat >"$STATE/docker/config.json" <<Y
{"auths": {"registry.test:5001": {"auth": "$(printf puller:basic-secret | base64)"}, "registry.test:5002": {"auth": "$(printf puller:basic-secret | base64)"}}}
Y
  make_kubeconfig "$STATE/pki" admin https://127.0.0.1:6443 >"$STATE/kubeconfig-inside"
  chmod 0600 "$STATE/kubeconfig-inside"
  _mark "keys and configuration"
}

_start_box() {
  local launcher
  # From the first change of the machine until the box is known: no other `down` may find that no box is left.
  lock_host
  save_machine
  # Cgroup folders of the kubelet's pods are made below the box's group, so the group bears the state's name, not only the cluster's.
  (
    exec {STATE_LOCK}>&- {HOST_LOCK}>&-
    join_cgroups "bio-$NAME-$(printf %s "$STATE" | sha256sum | cut -c1-8)" "$STATE/run/cgroups"
    export STATE BIN NODE_PROGRAM TOKEN_SERVICE=$CLUSTER_D/token-service/main.ts CGROUP_VERSION
    CGROUP_VERSION=$(cgroup_version)
    exec setsid unshare --net --mount --pid --cgroup --ipc --fork --kill-child --propagation private \
      bash "$STATE/box/init.sh" </dev/null >"$STATE/logs/box.log" 2>&1
  ) &
  launcher=$!
  until [ -f "$STATE/run/box.pid" ]; do
    kill -0 "$launcher" 2>/dev/null || die "the box did not start: $(tail -n 3 "$STATE/logs/box.log")"
    sleep 0.05
  done
  disown "$launcher"
  register_box "$(<"$STATE/run/box.pid")"
  unlock_host
  _mark "box with its own network, mounts and processes (process $(box_pid))"
}

# _start_forwarder: the API server on a free port of the machine's loopback address, the one of the last time if it is still free.
_start_forwarder() {
  local port
  wait_until 60 test -S "$STATE/run/api.sock" || die "the box ended early: see $STATE/logs"
  for port in $(cat "$STATE/port" 2>/dev/null) {6443..6543}; do
    if with_host_lock _try_forwarder "$port"; then
      echo "$port" >"$STATE/port"
      make_kubeconfig "$STATE/pki" admin "https://127.0.0.1:$port" >"$STATE/kubeconfig"
      chmod 0600 "$STATE/kubeconfig"
      return
    fi
  done
  die "no free port between 6443 and 6543 on 127.0.0.1 for the API server: stop what listens there"
}

_try_forwarder() {
  local pid
  if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return 1; fi
  (
    exec {STATE_LOCK}>&- {HOST_LOCK}>&-
    cd "$STATE/run" || exit # a socket's path may have 107 bytes only
    exec setsid socat "TCP-LISTEN:$1,bind=127.0.0.1,fork,reuseaddr" UNIX-CONNECT:api.sock </dev/null >"$STATE/logs/forwarder.log" 2>&1
  ) &
  pid=$!
  disown "$pid"
  until (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || return 1
    sleep 0.05
  done
  process_identity "$pid" >"$STATE/run/forward.pid"
}

_wait_ready() {
  _wait_for 90 apiserver "API server answers" kubectl_host get --raw=/readyz
  kubectl_host apply --server-side --force-conflicts --filename="$STATE/config/addons.yaml" >"$STATE/logs/addons.log" 2>&1 ||
    die "could not apply the cluster's add-ons: $(tail -n 1 "$STATE/logs/addons.log")"
  kubectl_host create configmap registry-ca --namespace=kube-public --from-file="ca.crt=$STATE/ca.crt" --dry-run=client --output=yaml |
    kubectl_host apply --server-side --force-conflicts --filename=- >>"$STATE/logs/addons.log" 2>&1 ||
    die "could not publish the registry's CA: $(tail -n 1 "$STATE/logs/addons.log")"
  _wait_for 90 kubelet "node Ready" _node_ready
  _wait_for 60 controller-manager "service account of the default namespace" kubectl_host get serviceaccount default
  _wait_for 60 registry "registries and token service listen" _registries_listen
  _wait_for 90 kubelet "DNS ready" _dns_ready
}

# _wait_for SECONDS PART WHAT COMMAND…: names the part's log when it does not come.
_wait_for() {
  local seconds=$1 part=$2 what=$3
  shift 3
  wait_until "$seconds" "$@" || die "waited $seconds s in vain for: $what. See 'hack/cluster logs $part --name $NAME'"
  _mark "$what"
}

_node_ready() {
  [ "$(kubectl_host get node "$NODE_NAME" --output='jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True ]
}

_dns_ready() {
  [ "$(kubectl_host get deployment coredns --namespace=kube-system --output='jsonpath={.status.readyReplicas}')" = 1 ]
}

_registries_listen() {
  # shellcheck disable=SC2016 # the inner shell expands these
  nsenter --target "$(box_pid)" --net -- bash -c 'for port in 5000 5001 5002 5003; do exec 3<>"/dev/tcp/$0/$port" || exit 1; done' "$REGISTRY_ADDRESS"
}
