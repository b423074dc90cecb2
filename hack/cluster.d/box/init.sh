#!/bin/bash
# Process 1 of the box: runs in fresh network, mount, pid, ipc and cgroup namespaces, makes one node of them and starts its parts.
# Environment: STATE and BIN (the cluster's and the programs' folders on the machine), NODE_PROGRAM, TOKEN_SERVICE, CGROUP_VERSION.
set -u
cd / || exit 1
# shellcheck source=hack/cluster.d/box/parts.sh
. "$STATE/box/parts.sh"
# shellcheck source=hack/cluster.d/box/supervise.sh
. "$STATE/box/supervise.sh"
# shellcheck source=hack/cluster.d/box/cgroups.sh
. "$STATE/box/cgroups.sh"

# /proc is still the machine's: this process's number there is how the machine finds the box.
read -ra stat </proc/self/stat
printf '%s-%s' "${stat[0]}" "${stat[21]}" >"$STATE/run/box.pid.new"

mount --make-rshared /
mount -t proc proc /proc
mount -t sysfs sysfs /sys
"mount_cgroups_v$CGROUP_VERSION"

# The machine's /run is not the node's; the state gets one short path, whatever it is outside.
resolver=$(readlink -m /etc/resolv.conf)
mount -t tmpfs -o mode=0755 tmpfs /run
mkdir -p /run/netns /run/lock /run/cluster/state /run/cluster/bin
mount --bind "$STATE" /run/cluster/state
mount --bind "$BIN" /run/cluster/bin
mount --bind "$STATE/varlog" /var/log
for folder in kubelet cni; do mount --bind "$STATE/varlib/$folder" "/var/lib/$folder"; done
[[ $resolver != /run/* ]] || { mkdir -p "${resolver%/*}" && touch "$resolver"; }
mount --bind "$STATE/config/resolv.conf" "$resolver"
mount --bind "$STATE/config/hosts" /etc/hosts

ip link set lo up
ip link add node0 type veth peer name node0p
ip link set node0 up
ip link set node0p up
ip address add "$NODE_ADDRESS/32" dev node0
ip address add "$REGISTRY_ADDRESS/32" dev node0
ip route add default dev node0 # leads to the other end of the pair, in here: nothing leaves this namespace
echo 1 >/proc/sys/net/ipv4/ip_forward
[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo 1 >/proc/sys/net/bridge/bridge-nf-call-iptables

export PATH=/run/cluster/bin:$PATH HOME=/root
# Go's collector takes 10 % of the API server's time by that, and 16 % by default; all parts together take some 100 MB of memory more.
export GOGC=200
mv "$STATE/run/box.pid.new" "$STATE/run/box.pid" # complete: the machine may come in now

for part in etcd containerd apiserver api-socket registry registry-basic registry-token token-service; do supervise "$part"; done
import_images >>/run/cluster/state/logs/import.log 2>&1
until kubectl --kubeconfig="$PKI/admin.kubeconfig" get --raw=/readyz >/dev/null 2>&1; do sleep 0.1; done
for part in controller-manager scheduler kubelet kube-proxy; do supervise "$part"; done
exec pause # reaps what is left behind in the box, until it is killed
