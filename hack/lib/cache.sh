# shellcheck shell=bash
# Where everything that can be made again is kept, outside the checkout: BIO_CACHE, or the user's cache folder.

cache_folder() {
  local folder=${BIO_CACHE:-${XDG_CACHE_HOME:-${HOME:?set HOME or BIO_CACHE}/.cache}/base-image-operator}
  case $folder in
    /*) printf '%s' "$folder" ;;
    *) printf '%s/%s' "$PWD" "$folder" ;;
  esac
}

# machine_arch: the architecture as Go and OCI spell it, or nothing where it is not supported.
machine_arch() {
  case $(uname -m) in
    x86_64 | amd64) printf amd64 ;;
    aarch64 | arm64) printf arm64 ;;
  esac
}
