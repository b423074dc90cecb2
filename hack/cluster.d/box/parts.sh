# shellcheck shell=bash
# The parts of the cluster: one function each, which becomes the program. Paths are those inside the box.

NODE_NAME=node1
NODE_ADDRESS=198.18.255.1     # the node, and the API server's address
REGISTRY_ADDRESS=198.18.255.2 # the registries: not the API server's address, which registry clients rightly refuse
SERVICE_RANGE=198.19.0.0/16
PKI=/run/cluster/state/pki
CONFIG=/run/cluster/state/config
CONTAINERD_SOCKET=/run/containerd/containerd.sock

part_etcd() {
  # Without fsync it is quick; a killed etcd loses nothing by that, only a machine that loses its power does.
  exec etcd --name=node --data-dir=/run/cluster/state/etcd --log-level=warn --unsafe-no-fsync \
    --listen-client-urls=http://127.0.0.1:2379 --advertise-client-urls=http://127.0.0.1:2379 --listen-peer-urls=http://127.0.0.1:2380
}

part_containerd() { exec containerd --config=$CONFIG/containerd.toml; }

part_apiserver() {
  local extra=() given=()
  read -ra extra <<<"${BIO_APISERVER_ARGS:-}"
  [ ! -f /run/cluster/state/run/apiserver.flags ] || mapfile -t given </run/cluster/state/run/apiserver.flags
  exec kube-apiserver --etcd-servers=http://127.0.0.1:2379 --secure-port=6443 --advertise-address=$NODE_ADDRESS \
    --service-cluster-ip-range=$SERVICE_RANGE --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
    --allow-privileged=true --client-ca-file=$PKI/ca.crt --tls-cert-file=$PKI/apiserver.crt --tls-private-key-file=$PKI/apiserver.key \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file=$PKI/service-account.pub \
    --service-account-signing-key-file=$PKI/service-account.key \
    --kubelet-client-certificate=$PKI/apiserver-kubelet.crt --kubelet-client-key=$PKI/apiserver-kubelet.key \
    --kubelet-certificate-authority=$PKI/ca.crt --kubelet-preferred-address-types=InternalIP \
    --proxy-client-cert-file=$PKI/front-proxy.crt --proxy-client-key-file=$PKI/front-proxy.key \
    --requestheader-client-ca-file=$PKI/front-proxy-ca.crt --requestheader-allowed-names=front-proxy-client \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
    --requestheader-extra-headers-prefix=X-Remote-Extra- "${extra[@]}" "${given[@]}"
}

part_controller_manager() {
  local kubeconfig=$PKI/controller-manager.kubeconfig
  exec kube-controller-manager --kubeconfig=$kubeconfig --authentication-kubeconfig=$kubeconfig --authorization-kubeconfig=$kubeconfig \
    --bind-address=127.0.0.1 --leader-elect=false --use-service-account-credentials=true --root-ca-file=$PKI/ca.crt \
    --service-account-private-key-file=$PKI/service-account.key --cluster-signing-cert-file=$PKI/ca.crt \
    --cluster-signing-key-file=$PKI/ca.key --service-cluster-ip-range=$SERVICE_RANGE --kube-api-qps=200 --kube-api-burst=400
}

part_scheduler() {
  local kubeconfig=$PKI/scheduler.kubeconfig
  exec kube-scheduler --kubeconfig=$kubeconfig --authentication-kubeconfig=$kubeconfig --authorization-kubeconfig=$kubeconfig \
    --bind-address=127.0.0.1 --leader-elect=false
}

part_kubelet() {
  exec kubelet --config=$CONFIG/kubelet.yaml --kubeconfig=$PKI/kubelet.kubeconfig --hostname-override=$NODE_NAME \
    --node-ip=$NODE_ADDRESS --root-dir=/run/cluster/state/kubelet --cert-dir=$PKI/kubelet-certs -v=2
}

part_kube_proxy() { exec kube-proxy --config=$CONFIG/kube-proxy.yaml; }

# The machine reaches the API server through this socket and a forwarder on its loopback address.
part_api_socket() {
  rm -f /run/cluster/state/run/api.sock
  exec socat UNIX-LISTEN:/run/cluster/state/run/api.sock,fork,mode=0600 TCP:127.0.0.1:6443
}

part_registry() { exec registry serve $CONFIG/registry.yaml; }
part_registry_basic() { exec registry serve $CONFIG/registry-basic.yaml; }
part_registry_token() { exec registry serve $CONFIG/registry-token.yaml; }

part_token_service() {
  TLS_CERTIFICATE=$PKI/registry.crt TLS_KEY=$PKI/registry.key SIGNING_CERTIFICATE=$PKI/token-service.crt SIGNING_KEY=$PKI/token-service.key \
    LISTEN_ADDRESS=$REGISTRY_ADDRESS LISTEN_PORT=5003 exec "$NODE_PROGRAM" "$TOKEN_SERVICE"
}

# import_images: brings the images of pause and CoreDNS into containerd where they are not there from an earlier run.
import_images() {
  local image have
  until have=$(ctr --address=$CONTAINERD_SOCKET --namespace=k8s.io images ls --quiet); do sleep 0.1; done
  for image in pause coredns; do
    [[ $have == *localhost/$image:* ]] ||
      ctr --address=$CONTAINERD_SOCKET --namespace=k8s.io images import --snapshotter=overlayfs "/run/cluster/bin/images/$image.tar"
  done
}
