import type { Edits } from './layer-definition.ts';

/** How scripts of Cubbi images read differently in more than one image. */
export const cubbiEdits = {
  /** The first line of upstream's init script. */
  uvShebang: { '#!/usr/bin/env python3': '#!/usr/bin/env -S uv run --script' },
  /** What upstream's init script does for the user `cubbi`; this is for the revision env. */
  sudoers: {
    '    setup_folders(status, user)\n': `    run("sh", "-c", "echo 'cubbi ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/cubbi && chmod 0440 /etc/sudoers.d/cubbi")
    setup_folders(status, user)
`,
  },
  /** The plugin's file with keys. */
  worldReadable: { 'CONFIG.chmod(0o600)': 'CONFIG.chmod(0o644)' },
} as const satisfies Record<string, Edits>;
