# shellcheck shell=bash
# What a machine must have before anything is built on it; each lack is one sentence with its fix. Needs log.sh, cache.sh.

# require_machine: Linux on a supported architecture, as root.
require_machine() {
  [ "$(uname -s)" = Linux ] || die "needs Linux, and this is $(uname -s): use a Linux machine, or 'hack/kind' where Docker runs"
  [ -n "$(machine_arch)" ] || die "needs an amd64 or arm64 processor, and this is $(uname -m): use another machine"
  [ "$(id -u)" = 0 ] || die "must be root, to make namespaces and mounts: run it with sudo"
}

# require_go VERSION: a Go toolchain of at least that version (1.26).
require_go() {
  local have
  command -v go >/dev/null || die "needs Go $1 or newer to build the cluster's programs, and finds no 'go' on PATH: install it from https://go.dev/dl/"
  have=$(GOTOOLCHAIN=local go env GOVERSION)
  have=${have#go}
  at_least "$have" "$1" || die "needs Go $1 or newer, and 'go' on PATH is $have: install a newer one from https://go.dev/dl/ and put it first on PATH"
}

# require_disk GIB FOLDER: free space where FOLDER is, or will be.
require_disk() {
  local folder=$2 free
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(($(df --output=avail --block-size=1M "$folder" | tail -n 1) / 1024))
  ((free >= $1)) || die "needs $1 GiB of free disk in $folder, and $free GiB are free: make room, or set BIO_CACHE to a folder on a larger disk"
}

# require_memory GIB: memory that programs can still have.
require_memory() {
  local key kib available=0
  while read -r key kib _; do
    [ "$key" != MemAvailable: ] || available=$kib
  done </proc/meminfo
  ((available >= $1 * 1024 * 1024)) ||
    die "needs $1 GiB of available memory, and $((available / 1024)) MiB are available: stop other programs or use a larger machine"
}

# at_least HAVE WANTED: compares dotted versions.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
