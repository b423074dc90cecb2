# shellcheck shell=bash
# The box's own view of the control groups: its cgroup namespace begins at the group that the machine made for it.

mount_cgroups_v1() {
  local controllers folder name names
  mount -t tmpfs -o mode=0755 tmpfs /sys/fs/cgroup
  while IFS=: read -r _ controllers _; do
    [ -n "$controllers" ] || continue # the cgroup v2 side of a hybrid machine has no controllers
    folder=/sys/fs/cgroup/${controllers#name=}
    mkdir -p "$folder"
    case $controllers in
      name=*) mount -t cgroup -o "none,$controllers" cgroup "$folder" ;;
      *) mount -t cgroup -o "$controllers" cgroup "$folder" ;;
    esac
    if [[ $controllers == *,* ]]; then # mounted as one, looked for under each name
      IFS=, read -ra names <<<"$controllers"
      for name in "${names[@]}"; do ln -s "$controllers" "/sys/fs/cgroup/$name"; done
    fi
  done </proc/self/cgroup
}

# Not run yet: no machine with cgroup v2 alone was at hand.
mount_cgroups_v2() {
  local pid controller
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  # A group that passes controllers on may hold no process itself: what runs already moves to a leaf.
  mkdir -p /sys/fs/cgroup/box
  while read -r pid; do echo "$pid" >/sys/fs/cgroup/box/cgroup.procs; done < <(cat /sys/fs/cgroup/cgroup.procs)
  for controller in cpu cpuset io memory pids hugetlb; do
    echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control || echo "cgroup controller $controller is not to be had"
  done
}
