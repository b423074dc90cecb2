# shellcheck shell=bash
# The cluster's keys and certificates (EC P-256, ten years) and kubeconfigs. Needs log.sh; parts.sh for the addresses.

# make_pki FOLDER: all of it, once; a folder that is not complete is made anew.
make_pki() (
  local sans subject part
  [ ! -f "$1/complete" ] || exit 0
  rm -rf "$1"
  mkdir -p "$1"
  cd "$1" || exit
  umask 077
  _authority ca "base-image-operator cluster CA"
  _authority front-proxy-ca front-proxy-ca
  sans=IP:127.0.0.1,IP:$NODE_ADDRESS,IP:198.19.0.1,DNS:localhost
  for subject in kubernetes kubernetes.default kubernetes.default.svc kubernetes.default.svc.cluster.local; do sans+=,DNS:$subject; done
  _certificate apiserver /CN=kube-apiserver serverAuth "$sans"
  _certificate kubelet-server "/O=system:nodes/CN=system:node:$NODE_NAME" serverAuth "IP:$NODE_ADDRESS,IP:127.0.0.1,DNS:$NODE_NAME"
  _certificate registry /CN=registry.test serverAuth "DNS:registry.test,IP:$REGISTRY_ADDRESS"
  _certificate token-service /CN=registry-token-service digitalSignature ""
  _certificate apiserver-kubelet /O=system:masters/CN=kube-apiserver-kubelet-client clientAuth ""
  _certificate front-proxy /CN=front-proxy-client clientAuth "" front-proxy-ca
  _certificate admin /O=system:masters/CN=kubernetes-admin clientAuth ""
  _certificate kubelet "/O=system:nodes/CN=system:node:$NODE_NAME" clientAuth ""
  for part in controller-manager scheduler kube-proxy; do _certificate "$part" "/CN=system:kube-${part#kube-}" clientAuth ""; done
  openssl genrsa -out service-account.key 2048 2>/dev/null
  openssl rsa -in service-account.key -pubout -out service-account.pub 2>/dev/null
  for part in admin controller-manager scheduler kube-proxy kubelet; do
    make_kubeconfig "$PWD" "$part" https://127.0.0.1:6443 >"$part.kubeconfig"
  done
  touch complete
)

# make_kubeconfig FOLDER USER SERVER: on stdout, everything embedded.
make_kubeconfig() {
  cat <<Y
apiVersion: v1
kind: Config
current-context: ${NAME:-cluster}
contexts: [{ name: ${NAME:-cluster}, context: { cluster: ${NAME:-cluster}, user: $2 } }]
clusters: [{ name: ${NAME:-cluster}, cluster: { server: "$3", certificate-authority-data: $(base64 <"$1/ca.crt" | tr -d "\n") } }]
users: [{ name: $2, user: { client-certificate-data: $(base64 <"$1/$2.crt" | tr -d "\n"), client-key-data: $(base64 <"$1/$2.key" | tr -d "\n") } }]
Y
}

_key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"; }

_authority() {
  _key "$1"
  openssl req -x509 -new -key "$1.key" -days 3650 -subj "/CN=$2" -out "$1.crt" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
}

# _certificate NAME SUBJECT USAGE NAMES [AUTHORITY]: USAGE is an extended key usage, or digitalSignature alone.
_certificate() {
  local ca=${5:-ca}
  _key "$1"
  {
    echo basicConstraints=CA:FALSE
    echo keyUsage=critical,digitalSignature
    [ "$3" = digitalSignature ] || echo "extendedKeyUsage=$3"
    [ -z "$4" ] || echo "subjectAltName=$4"
  } >extensions
  openssl req -new -key "$1.key" -subj "$2" |
    openssl x509 -req -CA "$ca.crt" -CAkey "$ca.key" -set_serial "0x$(openssl rand -hex 8)" -days 3650 -extfile extensions -out "$1.crt" 2>/dev/null
  rm extensions
}
