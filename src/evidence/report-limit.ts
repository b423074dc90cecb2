/** Bytes that a report in a termination message may have: Kubernetes divides 12 KiB among the containers of a pod and cuts without a sign. */
export const REPORT_LIMIT = 1500;
