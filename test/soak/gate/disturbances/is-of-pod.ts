/**
 * Whether a process is of a pod, by what `/proc/PID/cgroup` says of it: kubelets name control groups `pod<uid>`, with systemd as their driver
 * with underscores for dashes.
 */
export function isOfPod(cgroup: string, uid: string): boolean {
  return cgroup.replaceAll('_', '-').includes(`pod${uid}`);
}
