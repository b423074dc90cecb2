import type { ImageFile } from '../../../fakes/image-files.ts';
import { elfHeader } from '../../../evidence/elf-header.ts';

const program = (path: string): ImageFile => ({ path, mode: 0o755, content: elfHeader() });

/** A small image in the manner of upstream's: Debian, Python in `/usr/local`, `/bin` merged into `/usr/bin`. */
export const CUBBI_IMAGE: readonly ImageFile[] = [
  { path: 'bin', link: 'usr/bin' },
  { path: 'sbin', link: 'usr/sbin' },
  program('usr/bin/bash'),
  program('usr/bin/dash'),
  { path: 'usr/bin/sh', link: 'dash' },
  program('usr/bin/tail'),
  ...['useradd', 'usermod', 'groupadd', 'groupmod', 'gosu'].map((name) =>
    program(`usr/sbin/${name}`),
  ),
  program('usr/local/bin/uv'),
  program('usr/local/bin/python3.12'),
  { path: 'usr/local/bin/python3', link: 'python3.12' },
  { path: 'usr/local/lib/python3.12/os.py' },
  { path: 'usr/share/bash-completion/completions/useradd' },
  { path: 'usr/share/doc/gosu/copyright' },
  {
    path: 'root/.cache/uv/environments-v2/cubbi-init-0123abcd/lib/python3.12/site-packages/ruamel/yaml/__init__.py',
  },
  {
    path: 'root/.cache/uv/environments-v2/cubbi-init-0123abcd/lib/python3.12/site-packages/pydantic/__init__.py',
  },
  {
    path: 'root/.cache/uv/archive-v0/xyz/tornado/test/test.key',
    content: '-----BEGIN PRIVATE KEY-----',
  },
  { path: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/bash\n' },
  { path: 'etc/group', content: 'root:x:0:\nsudo:x:27:\n' },
  {
    path: 'etc/sudoers',
    mode: 0o440,
    content: 'root ALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n',
  },
  { path: 'etc/sudoers.d/', mode: 0o750 },
  {
    path: 'etc/bash.bashrc',
    content: '# init-status.sh\n[ -x /cubbi/init-status.sh ] && /cubbi/init-status.sh\n',
  },
  { path: 'var/lib/apt/lists/partial/' },
  { path: 'var/lib/apt/lists/lock' },
  { path: 'app/' },
  { path: 'home/' },
  { path: 'cubbi/cubbi_init.py', mode: 0o755, content: '#!/usr/bin/env -S uv run --script\n' },
  { path: 'cubbi/goose_plugin.py', content: 'class GoosePlugin: pass\n' },
  {
    path: 'cubbi/cubbi_image.yaml',
    content: [
      'name: goose',
      'description: Goose',
      'version: "1.0.0"',
      'maintainer: team@example.com',
      'image: example.com/cubbi/goose:1.0.0',
      'persistent_configs:',
      '  - {source: /home/cubbi/.config/goose, target: /cubbi-config/goose, type: directory}',
      '',
    ].join('\n'),
  },
  { path: 'cubbi/init-status.sh', mode: 0o755, content: '#!/bin/sh\n' },
];

/** What an upper layer may do to it. */
export const SPOILT_IMAGE: readonly ImageFile[] = [
  { path: 'cubbi/cubbi_image.yaml', removes: 'Path' },
  { path: 'cubbi/cubbi_image.yaml', link: '../opt/x.yaml' },
  {
    path: 'opt/x.yaml',
    content:
      'name: Other-Tool\npersistent_configs: [{source: /app/.x, target: /cubbi-config/x, type: file}]',
  },
  { path: 'cubbi/other_tool_plugin.py', same: 'opt/x.yaml' },
  { path: 'cubbi/init.status', content: 'INIT_COMPLETE=true\n' },
  { path: 'cubbi/config.yaml', content: 'version: 1' },
  { path: 'home/cubbi/.bashrc', content: '' },
  { path: 'app/.x', content: 'x' },
  { path: 'app/.env', content: 'API_KEY=sk-1234' },
  { path: 'root/.ssh/id_rsa', mode: 0o600, content: '-----BEGIN RSA PRIVATE KEY-----\n' },
  { path: 'root/.ssh/link', link: 'id_rsa' },
  { path: 'root/pipe', pipe: true },
  { path: 'root/odd\nname\u001b[2J', content: '-----BEGIN PRIVATE KEY-----\n' },
  { path: 'etc/sudoers.d/cubbi', content: 'cubbi ALL=(ALL) NOPASSWD:ALL' },
  { path: 'var/lib/apt/lists/deb.debian.org_dists', content: 'x' },
  { path: 'opt/tool/bin/uv', mode: 0o755, content: '#!/bin/sh' },
  { path: 'opt/current', link: 'tool' },
  { path: 'opt/loop', link: 'loop' },
  { path: 'usr/bin/sudo', link: '/nowhere' },
];
