# shellcheck shell=bash
# Builds every program of the cluster from Go modules into the cache. Needs log.sh, cache.sh, versions.sh, image-tar.sh and CLUSTER_D.
#
# A build works in BIN.partial, part by part; a part that is complete is kept, so an interrupted build goes on where it stopped. When all
# are there their checksums are written and the folder is renamed to BIN: a folder of that name is always whole.

binaries_folder() { printf '%s/bin/%s' "$(cache_folder)" "$(binaries_key)"; }

PARTS=(kube containerd runc cni registry coredns pause crane helm helm3)

# build_binaries: makes the folder of binaries where it is not there yet.
build_binaries() {
  local bin partial part i=0 start lock
  bin=$(binaries_folder)
  [ ! -f "$bin/SHA256SUMS" ] || return 0
  partial=$bin.partial
  mkdir -p "$partial"/{cni,images,done,log}
  exec {lock}>"$bin.lock"
  flock -n "$lock" || { say "another build of the same versions is running: waiting for it"; flock "$lock"; }
  if [ ! -f "$bin/SHA256SUMS" ]; then
    say "Building the cluster's programs from Go modules into $bin (once; about 12 minutes on two cores)."
    start=$(now_ms)
    for part in "${PARTS[@]}"; do
      i=$((i + 1))
      _build_part "$partial" "$part" "$i"
    done
    rm -rf "$partial"/{log,done}
    (cd "$partial" && find . -type f -printf '%P\0' | sort -z | xargs -0 sha256sum >"$bin.sums")
    mv "$bin.sums" "$partial/SHA256SUMS"
    mv "$partial" "$bin"
    say "Built in $(seconds_since "$start") s, $(du -sh "$bin" | cut -f1). Go's own caches ($(go env GOCACHE), $(go env GOMODCACHE)) are no longer needed."
  fi
  exec {lock}>&-
}

# verify_binaries: dies where a cached program is not the one that was built.
verify_binaries() {
  local bin
  bin=$(binaries_folder)
  (cd "$bin" && sha256sum --check --quiet --strict SHA256SUMS) >&2 ||
    die "the cached programs in $bin are damaged; remove that folder and run 'hack/cluster build' again"
}

_build_part() {
  local partial=$1 part=$2 number=$3 label start step log=$1/log/$2.log
  label=$(printf '[%2d/%d] %-24s' "$number" "${#PARTS[@]}" "$part $(_part_version "$part")")
  if [ -f "$partial/done/$part" ]; then
    say "$label built earlier"
    return
  fi
  start=$(now_ms)
  for step in download build; do
    set -m
    (
      set -euo pipefail
      cd "$partial"
      export CGO_ENABLED=0 GOTOOLCHAIN=local GOWORK=off GOFLAGS='-trimpath -mod=readonly' GOBIN=$partial
      "_$step" "$part"
    ) >"$log" 2>&1 &
    set +m
    if ! watch_job $! "$label $step"; then
      tail -n 20 "$log" >&2
      die "the $step of $part failed (all of it: $log); put right what the lines above say, then run it again: finished parts are kept"
    fi
  done
  touch "$partial/done/$part"
  say "$label $(seconds_since "$start") s          "
}

_part_version() {
  case $1 in
    kube) echo "$KUBERNETES_VERSION" ;;
    containerd) echo "$CONTAINERD_VERSION" ;;
    runc) echo "$RUNC_VERSION" ;;
    cni) echo "$CNI_VERSION" ;;
    registry) echo "$REGISTRY_VERSION" ;;
    coredns) echo "$COREDNS_VERSION" ;;
    pause) echo 1.0 ;;
    crane) echo "$CRANE_VERSION" ;;
    helm) echo "$HELM4_VERSION" ;;
    helm3) echo "$HELM3_VERSION" ;;
  esac
}

# _packages PART: the PACKAGE@VERSION arguments of the parts that `go install` can build.
_packages() {
  case $1 in
    containerd) printf "github.com/containerd/containerd/v2/cmd/%s@v$CONTAINERD_VERSION\n" containerd containerd-shim-runc-v2 ctr ;;
    runc) echo "github.com/opencontainers/runc@v$RUNC_VERSION" ;;
    cni) printf "github.com/containernetworking/plugins/plugins/%s@v$CNI_VERSION\n" main/bridge main/loopback ipam/host-local meta/portmap ;;
    crane) echo "github.com/google/go-containerregistry/cmd/crane@v$CRANE_VERSION" ;;
    helm) echo "helm.sh/helm/v4/cmd/helm@v$HELM4_VERSION" ;;
    helm3) echo "helm.sh/helm/v3/cmd/helm@v$HELM3_VERSION" ;;
  esac
}

# _linker_flags PART: without its version each component of Kubernetes says v0.0.0 and refuses the others.
_linker_flags() {
  local v=k8s.io/component-base/version minor=${KUBERNETES_VERSION#*.}
  case $1 in
    kube)
      printf '%s' "-s -w -X $v.gitVersion=v$KUBERNETES_VERSION -X $v.gitMajor=${KUBERNETES_VERSION%%.*} -X $v.gitMinor=${minor%%.*}" \
        " -X $v.gitTreeState=clean -X k8s.io/client-go/pkg/version.gitVersion=v$KUBERNETES_VERSION"
      ;;
    containerd) printf '%s' "-s -w -X github.com/containerd/containerd/v2/version.Version=v$CONTAINERD_VERSION" ;;
    cni) printf '%s' "-s -w -X github.com/containernetworking/plugins/pkg/utils/buildversion.BuildVersion=v$CNI_VERSION" ;;
    registry) printf '%s' "-s -w -X github.com/distribution/distribution/v3/version.version=v$REGISTRY_VERSION" ;;
    helm) printf '%s' "-s -w -X helm.sh/helm/v4/internal/version.version=v$HELM4_VERSION" ;;
    helm3) printf '%s' "-s -w -X helm.sh/helm/v3/internal/version.version=v$HELM3_VERSION" ;;
    *) printf '%s' "-s -w" ;;
  esac
}

# _download PART: fetches its modules; `go install` alone would mix that into the build.
_download() {
  local module
  case $1 in
    kube | coredns | registry | pause) cd "$CLUSTER_D/$1" && go mod download ;;
    *)
      module=$(mktemp -d "$PWD/download.XXXXXX")
      cd "$module"
      go mod init download
      _packages "$1" | GOFLAGS=-mod=mod xargs go get
      cd ..
      rm -r "$module"
      ;;
  esac
}

_build() {
  local flags name folder=$PWD
  flags=$(_linker_flags "$1")
  case $1 in
    kube | coredns | registry | pause)
      cd "$CLUSTER_D/$1"
      go build -ldflags "$flags" -o "$folder/$1.new" .
      cd "$folder"
      mv "$1.new" "$1"
      ;;
    cni) _packages cni | GOBIN=$folder/cni xargs go install -ldflags "$flags" ;;
    runc) _packages runc | CGO_ENABLED=1 xargs go install -tags seccomp -ldflags "$flags" ;; # without seccomp no pod with the RuntimeDefault profile starts
    helm3)
      _packages helm3 | GOBIN=$folder/helm3.new xargs go install -ldflags "$flags"
      mv helm3.new/helm helm3
      rmdir helm3.new
      ;;
    *) _packages "$1" | xargs go install -ldflags "$flags" ;;
  esac
  case $1 in
    kube) for name in etcd kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet kubectl; do ln -sf kube "$name"; done ;;
    coredns) image_tar images/coredns.tar "localhost/coredns:$COREDNS_VERSION" coredns ;;
    pause) image_tar images/pause.tar localhost/pause:1.0 pause ;;
  esac
}
