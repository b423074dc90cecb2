# shellcheck shell=bash disable=SC2034
# The versions that were seen working together. Kubernetes, etcd, CoreDNS and the registry are pinned by the go.mod of their folders.

CONTAINERD_VERSION=2.3.7
RUNC_VERSION=1.4.3
CNI_VERSION=1.9.1
CRANE_VERSION=0.22.1
HELM4_VERSION=4.3.1
HELM3_VERSION=3.22.0

# Raise this when a build flag changes, so that cached binaries are made again.
RECIPE=1

# module_version FOLDER MODULE: what that folder's go.mod requires, without the v.
module_version() {
  sed -n "s#^\(require \)\{0,1\}[[:space:]]*$2 v\([^ ]*\).*#\2#p" "$CLUSTER_D/$1/go.mod"
}

KUBERNETES_VERSION=$(module_version kube k8s.io/kubernetes)
COREDNS_VERSION=$(module_version coredns github.com/coredns/coredns)
REGISTRY_VERSION=$(module_version registry github.com/distribution/distribution/v3)

# binaries_key: names the folder of binaries; another key for other versions, sources or architecture.
binaries_key() {
  {
    echo "$RECIPE $(machine_arch) $CONTAINERD_VERSION $RUNC_VERSION $CNI_VERSION $CRANE_VERSION $HELM4_VERSION $HELM3_VERSION"
    cat "$CLUSTER_D"/{kube,coredns,registry,pause}/{go.mod,main.go} "$CLUSTER_D"/{kube,coredns,registry}/go.sum
  } | sha256sum | cut -c1-12 | sed "s/^/k$KUBERNETES_VERSION-/"
}
