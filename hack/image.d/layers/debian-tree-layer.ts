import type { BuildContext } from '../build-context.ts';
import { compilePython } from '../compile-python.ts';
import type { LayerDefinition } from '../layer-definition.ts';
import type { LayerEntry } from '../layer-entry.ts';
import type { LayerSource } from '../layer-source.ts';
import { mergeUsr } from '../merge-usr.ts';
import { once } from '../once.ts';
import { readDebianTree } from '../read-debian-tree.ts';

/** Raise it when the layer is made in another way from the same packages. */
const makerVersion = 'debian-tree-1';

/** What no program reads: documentation, translations, and what belongs to package managers, init systems and menus. */
const unread = [
  '/usr/lib/(?:systemd|tmpfiles\\.d|sysusers\\.d|valgrind|binfmt\\.d|debug)',
  '/usr/lib/[^/]+/(?:gconv|audit)',
  '/usr/lib/python3\\.\\d+/(?:idlelib|lib2to3|pydoc_data|test|turtledemo|config-[^/]+)',
  '/usr/share/(?:applications|apport|base-files|binfmts|bug|common-licenses|debconf|debianutils|dict|doc|doc-base)',
  '/usr/share/(?:gcc|info|initramfs-tools|libc-bin|lintian|locale|man|menu|misc|pam-configs|perl5|pixmaps)',
  '/(?:boot|etc/(?:cron\\.\\w+|dpkg|init\\.d|update-motd\\.d)|usr/games|usr/src|var/lib/dpkg)',
];
const leftOut = new RegExp(`^(?:${unread.join('|')})(?:/|$)`);

/**
 * A Debian userland that nobody installed: whole packages with their dependencies in one tree. Scripts of packages do
 * not run; what they would have done and images need is done here: the links of merged /usr, a name for `awk`, and
 * compiled Python modules. Accounts are left to the image.
 */
export function debianTreeLayer(
  context: BuildContext,
  definition: Extract<LayerDefinition, { kind: 'debian-tree' }>,
): LayerSource {
  const packages = once(() => context.debianClosure(definition.packages));
  return {
    fingerprint: async () =>
      JSON.stringify([
        makerVersion,
        leftOut.source,
        definition,
        (await packages()).map(({ sha256 }) => sha256),
      ]),
    entries: async () => {
      const found: LayerEntry[] = [];
      for (const item of await packages()) {
        found.push(...(await readDebianTree(item, (path) => !leftOut.test(path))));
      }
      const tree = mergeUsr([...alternatives, ...found]);
      return [...tree, ...(await compilePython(context, tree, definition.pythonModules))];
    },
  };
}

/** Names that Debian's update-alternatives would have made. */
const alternatives: readonly LayerEntry[] = [
  { path: '/usr/bin/awk', mode: 0o777, type: 'symlink', target: 'mawk' },
];
