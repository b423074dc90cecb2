# shellcheck shell=bash
# What a box changes on the machine outside its namespaces, and how it is put back. Needs log.sh, state.sh.

# The kubelet sets these for the whole machine.
HOST_SYSCTLS=(vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes)
# The kubelet and containerd's CNI plugins write there whatever their configuration says; a box covers them with folders of its own.
HOST_COVERED=(/var/lib/kubelet /var/lib/cni)
HOST_RECORD=/run/base-image-operator

# lock_host, unlock_host: one at a time on this machine, whatever the cache folder. HOST_LOCK must be closed in processes that outlive the script.
lock_host() {
  exec {HOST_LOCK}</run
  flock "$HOST_LOCK"
}
unlock_host() { exec {HOST_LOCK}<&-; }

# with_host_lock COMMAND…: returns its code. A failure inside of it does not end the script.
with_host_lock() {
  local status=0
  lock_host
  "$@" || status=$?
  unlock_host
  return "$status"
}

# save_machine: remembers the machine's values unless a running box has changed them already, and makes what boxes cover. Under the host lock.
save_machine() {
  local key folder
  mkdir -p "$HOST_RECORD/boxes"
  for folder in "${HOST_COVERED[@]}"; do
    [ -d "$folder" ] || { echo "$folder" >>"$HOST_RECORD/folders" && mkdir -p "$folder"; }
  done
  [ ! -f "$HOST_RECORD/sysctls" ] || return 0
  for key in "${HOST_SYSCTLS[@]}"; do
    [ ! -r "/proc/sys/$key" ] || printf '%s %s\n' "$key" "$(<"/proc/sys/$key")"
  done >"$HOST_RECORD/sysctls.new"
  mv "$HOST_RECORD/sysctls.new" "$HOST_RECORD/sysctls"
}

# register_box IDENTITY: that box now relies on the changed values.
register_box() { mkdir -p "$HOST_RECORD/boxes" && touch "$HOST_RECORD/boxes/$1"; }

# restore_machine: puts all back when no box is left. Under the host lock.
restore_machine() {
  local box identity key value folder
  for box in "$HOST_RECORD"/boxes/*; do
    identity=${box##*/}
    [ "$(process_identity "${identity%-*}")" = "$identity" ] || rm -f "$box"
  done
  [ -f "$HOST_RECORD/sysctls" ] && [ -z "$(ls "$HOST_RECORD/boxes")" ] || return 0
  while read -r key value; do
    [ "$(<"/proc/sys/$key")" = "$value" ] || echo "$value" >"/proc/sys/$key"
  done <"$HOST_RECORD/sysctls"
  while read -r folder; do
    rmdir --ignore-fail-on-non-empty "$folder" 2>/dev/null || true
  done < <(cat "$HOST_RECORD/folders" 2>/dev/null)
  rm -r "$HOST_RECORD"
}

# join_cgroups NAME LIST: puts the calling shell into a group of that name in every hierarchy, and writes the groups' folders to LIST.
join_cgroups() { "_join_cgroup_v$(cgroup_version)" "$1" "$2"; }

# cgroup_version: 2, or 1 also for a hybrid machine, whose controllers are with version 1.
cgroup_version() {
  if [ "$(stat --file-system --format=%T /sys/fs/cgroup)" = cgroup2fs ]; then echo 2; else echo 1; fi
}

_join_cgroup_v1() {
  local groups controllers path folder file
  groups=$(</proc/self/cgroup) # all of it first: it changes with every group that is joined
  while IFS=: read -r _ controllers path; do
    [ -n "$controllers" ] || continue # the cgroup v2 side of a hybrid machine has no controllers
    folder=/sys/fs/cgroup/${controllers#name=}
    [ -d "$folder" ] || continue
    folder=$folder${path%/}/$1
    mkdir -p "$folder"
    if [ -f "$folder/cpuset.cpus" ]; then # a new cpuset is empty, and takes no process until it is filled
      for file in cpuset.cpus cpuset.mems; do cat "$folder/../$file" >"$folder/$file"; done
      echo 1 >"$folder/cgroup.clone_children"
    fi
    echo "$BASHPID" >"$folder/cgroup.procs"
    echo "$folder"
  done <<<"$groups" >"$2"
}

# Not run yet: no machine with cgroup v2 alone was at hand.
_join_cgroup_v2() {
  local root=/sys/fs/cgroup pid controller
  if [ -e "$root/cgroup.type" ]; then
    # Not the real root (this is a container): controllers pass only from a group that holds no process, so all of them move to a leaf.
    mkdir -p "$root/machine"
    while read -r pid; do echo "$pid" >"$root/machine/cgroup.procs" 2>/dev/null || true; done <"$root/cgroup.procs"
  fi
  for controller in cpu cpuset io memory pids hugetlb; do
    echo "+$controller" >"$root/cgroup.subtree_control" 2>/dev/null || true
  done
  mkdir -p "$root/$1"
  echo "$BASHPID" >"$root/$1/cgroup.procs"
  echo "$root/$1" >"$2"
}

# remove_cgroups LIST: the groups are empty a moment after their last process is gone.
remove_cgroups() {
  local folder left try
  [ -f "$1" ] || return 0
  for ((try = 0; try < 100; try++)); do
    left=0
    while read -r folder; do
      [ ! -d "$folder" ] || find "$folder" -depth -type d -exec rmdir {} \; 2>/dev/null || true
      [ ! -d "$folder" ] || left=1
    done <"$1"
    ((left)) || return 0
    sleep 0.1
  done
  say "some control groups are still busy: $(tr '\n' ' ' <"$1")"
}
