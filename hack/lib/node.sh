# shellcheck shell=bash
# A Node that runs TypeScript as it is, and the project's packages. Needs log.sh, cache.sh, preflight.sh.

NODE_MINIMUM=22.19.0
NODE_PINNED=24.21.0

# require_node: a Node that is new enough, or npm to fetch one with.
require_node() {
  ! _node_new_enough || return 0
  command -v npm >/dev/null ||
    die "needs Node (any version, with npm) to fetch Node $NODE_PINNED with, and finds no 'npm' on PATH: install the packages nodejs and npm, or Node $NODE_MINIMUM or newer"
}

_node_new_enough() { command -v node >/dev/null && at_least "$(node --version | tr -d v)" "$NODE_MINIMUM"; }

# use_node: puts a Node of at least NODE_MINIMUM on PATH: the machine's own, or NODE_PINNED from npm in the cache.
use_node() {
  local platform folder temporary
  ! _node_new_enough || return 0
  case $(machine_arch) in
    amd64) platform=linux-x64 ;;
    arm64) platform=linux-arm64 ;;
    *) die "needs Node $NODE_MINIMUM or newer on PATH: install it from https://nodejs.org" ;;
  esac
  folder=$(cache_folder)/node/$NODE_PINNED-$platform
  if [ ! -x "$folder/bin/node" ]; then
    require_node
    say "Fetching Node $NODE_PINNED from npm into $folder (once; the machine's is older than $NODE_MINIMUM)."
    mkdir -p "$(dirname "$folder")"
    temporary=$(mktemp -d "$folder.XXXXXX")
    (cd "$temporary" && npm pack --silent --pack-destination "$temporary" "node-$platform@$NODE_PINNED" >/dev/null && tar -xzf ./*.tgz) ||
      die "could not fetch node-$platform@$NODE_PINNED from npm: check the network and npm's registry setting, then run it again"
    [ -x "$folder/bin/node" ] || { rm -rf "$folder" && mv "$temporary/package" "$folder"; }
    rm -rf "$temporary"
  fi
  export PATH=$folder/bin:$PATH
}

# use_packages CHECKOUT: `npm ci` where node_modules is missing or older than the lock file; what it installed is kept in the cache for other
# checkouts. Calls use_node.
use_packages() {
  local checkout=$1 lock
  use_node
  ! _packages_fresh "$checkout" || return 0
  exec {lock}<"$checkout"
  flock "$lock"
  if ! _packages_fresh "$checkout"; then
    _copy_packages "$checkout" || _install_packages "$checkout"
  fi
  exec {lock}<&-
}

_install_packages() {
  local checkout=$1 kept temporary
  kept=$(_kept_packages "$checkout")
  command -v npm >/dev/null || die "needs npm to install the project's packages: install the package npm"
  say "Installing the project's npm packages (npm ci)."
  (cd "$checkout" && npm ci --no-audit --no-fund --loglevel=error >&2) ||
    die "npm ci failed in $checkout: check the network and npm's registry setting, then run it again"
  cp "$checkout/package-lock.json" "$checkout/node_modules/.installed-lock.json"
  mkdir -p "${kept%/*}"
  find "${kept%/*}" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +
  temporary=$(mktemp -d "$kept.XXXXXX")
  cp -a "$checkout/node_modules" "$temporary"
  # Another checkout may have been faster.
  mv -T "$temporary/node_modules" "$kept" 2>/dev/null || true
  rm -rf "$temporary"
}

# _copy_packages CHECKOUT: from the cache, where an earlier `npm ci` had the same lock file. Whole or not at all: half a copy would look fresh.
_copy_packages() {
  local checkout=$1 kept partial=$1/node_modules.partial
  kept=$(_kept_packages "$checkout")
  [ -d "$kept" ] || return 1
  touch "$kept" # not unused
  rm -rf "$partial"
  cp -a "$kept" "$partial" || { rm -rf "$partial" && return 1; }
  rm -rf "$checkout/node_modules" && mv -T "$partial" "$checkout/node_modules"
}

# _kept_packages CHECKOUT: the folder for what its lock file installs; Node's version and platform choose among a package's programs.
_kept_packages() {
  local key
  key=$({ cat "$1/package-lock.json" && node --print 'process.version + process.platform + process.arch'; } | sha256sum | cut -c1-16)
  printf '%s/packages/%s' "$(cache_folder)" "$key"
}

# _packages_fresh CHECKOUT: by the lock file that was installed, for a checkout changes times and not contents; else by the time. A
# node_modules that is a link belongs to another checkout and is left alone.
_packages_fresh() {
  local modules=$1/node_modules
  [ ! -L "$modules" ] || return 0
  cmp --silent "$1/package-lock.json" "$modules/.installed-lock.json" || [ "$modules/.package-lock.json" -nt "$1/package-lock.json" ]
}
