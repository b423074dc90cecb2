/** Where the contract expects its files. Of several places the first that is there counts. */
export const FILE_PATHS = {
  metadata: '/cubbi/cubbi_image.yaml',
  /** The second is what the specification says, the first what upstream does. */
  init: ['/cubbi/cubbi_init.py', '/cubbi_init.py'],
  statusScript: ['/cubbi/init-status.sh', '/init-status.sh'],
  status: '/cubbi/init.status',
  accounts: '/etc/passwd',
  groups: '/etc/group',
  sudoers: '/etc/sudoers',
} as const;
