/** Files that root's shells read when they start. */
export const SHELL_FILES = {
  paths: [
    '/etc/bash.bashrc',
    '/etc/bash/bashrc',
    '/etc/bashrc',
    '/etc/profile',
    '/root/.bash_profile',
    '/root/.bashrc',
    '/root/.profile',
  ],
  /** Its scripts are read by login shells. */
  folder: '/etc/profile.d',
  isScript: (name: string) => name.endsWith('.sh'),
  mostInFolder: 64,
  mostHooks: 16,
} as const;
