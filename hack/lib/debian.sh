# shellcheck shell=bash
# Debian packages that the scripts need. Needs log.sh.

# debian_packages PACKAGE…: installs those that are missing, after saying so.
debian_packages() {
  local package missing=()
  for package; do
    _installed "$package" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null ||
    die "needs the programs of these Debian packages: ${missing[*]}; install what your distribution calls them, there is no apt-get here"
  [ "$(id -u)" = 0 ] || die "needs these Debian packages: ${missing[*]}; install them with 'sudo apt-get install ${missing[*]}'"
  say "Installing missing Debian packages: ${missing[*]}"
  _apt_install "${missing[@]}" >/dev/null 2>&1 || {
    say "Refreshing the package lists first."
    apt-get update -qq >&2 && _apt_install "${missing[@]}" >&2
  } || die "could not install ${missing[*]}: put right what apt-get says above, or install them by hand"
}

_apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }

# _installed PACKAGE: by a program that it brings where there is one, so that programs from elsewhere count too.
_installed() {
  case $1 in
    nftables) command -v nft ;;
    iproute2) command -v ip ;;
    util-linux) command -v unshare && command -v nsenter && command -v flock ;;
    libseccomp-dev) pkg-config --exists libseccomp ;;
    libc6-dev) [ -f /usr/include/stdio.h ] ;;
    iptables | conntrack | socat | openssl | gcc | pkg-config | shellcheck) command -v "$1" ;;
    *) dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed ;;
  esac >/dev/null 2>&1
}
