import { HEADER_BYTES } from '../../../evidence/header-bytes.ts';

const KIB = 1024;

/** Bytes of a file that are read at most. What is larger than its bound is not read at all, but for accounts and first bytes. */
export const FILE_BOUNDS = {
  metadata: 64 * KIB,
  init: 512 * KIB,
  plugin: 256 * KIB,
  /** Shell scripts: `init-status.sh`, and what may call it. */
  script: 64 * KIB,
  /** `/etc/passwd` and `/etc/group`; their first lines count. */
  accounts: 128 * KIB,
  sudoers: 64 * KIB,
  status: 4 * KIB,
  /** First bytes of what may hold a secret. */
  secret: 16 * KIB,
  /** First bytes of programs and keys. */
  header: HEADER_BYTES,
} as const;
