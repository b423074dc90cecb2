/** Where the pod's own volumes are in the containers. Never below `/cubbi`, which is the image's. */
export const BOOT_PATHS = {
  /** Scripts and configuration files, read-only for the image. */
  validator: '/validator',
  /** What the probe writes. */
  report: '/validator-report',
  /** The image's files, in the operator's container. */
  candidate: '/candidate',
  configFile: '/cubbi/config.yaml',
} as const;
