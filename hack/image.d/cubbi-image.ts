import { cubbiLayers } from './cubbi-layers.ts';
import type { ImageConfig, ImageDefinition } from './image-definition.ts';
import type { Edits, LayerDefinition, LayerFile } from './layer-definition.ts';

/** What an image's init script reads its configuration from. */
type Revision = 'env' | 'config';

/** Files of /etc that init and shells read, as test/images/cubbi/etc has them. */
type SystemFile = 'passwd' | 'group' | 'shadow' | 'gshadow' | 'login.defs' | 'bash.bashrc';

/** How a Cubbi image differs from `cubbi-good-env` or `cubbi-good-config`, which keep the contract. */
export interface CubbiImage {
  /** Without the prefix `cubbi-`. */
  readonly name: string;
  readonly about: string;
  readonly revision: Revision;
  /** How `cubbi_init.py` reads differently. */
  readonly init?: Edits;
  /** How `demo_plugin.py` reads differently, or that it is missing. */
  readonly plugin?: Edits | 'none';
  /** The revision that the plugin is for, where it is not the image's. */
  readonly pluginRevision?: Revision;
  /** How `cubbi_image.yaml` reads differently, or that it is missing. */
  readonly metadata?: Edits | 'none';
  /** Folder of the scripts and the plugin instead of /cubbi; the metadata stay there. */
  readonly scripts?: '/';
  readonly gosu?: false;
  /** How files of /etc read differently. */
  readonly system?: Partial<Readonly<Record<SystemFile, Edits>>>;
  /** More files, in the layer of the scripts. */
  readonly files?: readonly LayerFile[];
  /** Files of one more layer, on top. */
  readonly top?: readonly LayerFile[];
  /** What the image's config says differently. */
  readonly config?: ImageConfig;
  /** What the config for arm64 says differently; then the image is an index of two platforms with the same files. */
  readonly arm64?: ImageConfig;
}

const sources = 'test/images/cubbi';

/** The full definition of a Cubbi image. */
export function cubbiImage(image: CubbiImage): ImageDefinition {
  const common = {
    name: `cubbi-${image.name}`,
    about: image.about,
    tag: '1.0',
    layers: layers(image),
    index: image.arm64 !== undefined,
  };
  const { arm64 } = image;
  return {
    ...common,
    config: config(image, image.config),
    architecture: 'amd64',
    ...(arm64 && { others: [{ ...common, config: config(image, arm64), architecture: 'arm64' }] }),
  };
}

function layers(image: CubbiImage): LayerDefinition[] {
  return [
    cubbiLayers.userland,
    ...(image.gosu === false ? [] : [cubbiLayers.gosu]),
    { kind: 'files', files: systemFiles(image) },
    { kind: 'files', files: [...ownFiles(image), ...(image.files ?? [])] },
    ...(image.top === undefined ? [] : [{ kind: 'files', files: image.top } as const]),
  ];
}

function systemFiles({ system = {} }: CubbiImage): LayerFile[] {
  const file = (name: SystemFile, mode = 0o644, gid = 0): LayerFile => ({
    path: `/etc/${name}`,
    mode,
    gid,
    source: `${sources}/etc/${name}`,
    edits: system[name] ?? {},
  });
  // The group of secrets is "shadow", as on Debian.
  return [
    ...[file('passwd'), file('group'), file('shadow', 0o640, 42), file('gshadow', 0o640, 42)],
    ...[file('login.defs'), file('bash.bashrc')],
    { path: '/app', mode: 0o755, directory: true },
  ];
}

function ownFiles(image: CubbiImage): LayerFile[] {
  const { revision, pluginRevision = revision } = image;
  const scripts = image.scripts ?? '/cubbi/';
  const { init = {}, plugin = {}, metadata = {} } = image;
  const files: LayerFile[] = [
    { path: `${scripts}init-status.sh`, mode: 0o755, source: `${sources}/init-status.sh` },
    {
      path: `${scripts}cubbi_init.py`,
      mode: 0o755,
      source: `${sources}/${revision}/cubbi_init.py`,
      edits: init,
    },
  ];
  if (plugin !== 'none') {
    files.push({
      path: `${scripts}demo_plugin.py`,
      mode: 0o644,
      source: `${sources}/${pluginRevision}/demo_plugin.py`,
      edits: plugin,
    });
  }
  if (metadata !== 'none') {
    const reference = { [`cubbi-good-${revision}:1.0`]: `cubbi-${image.name}:1.0` };
    files.push({
      path: '/cubbi/cubbi_image.yaml',
      mode: 0o644,
      source: `${sources}/${revision}/cubbi_image.yaml`,
      edits: { ...metadata, ...reference },
    });
  }
  return files;
}

function config({ scripts }: CubbiImage, differs: ImageConfig = {}): ImageConfig {
  const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  return {
    workingDir: '/app',
    entrypoint: [`${scripts ?? '/cubbi/'}cubbi_init.py`],
    cmd: ['tail', '-f', '/dev/null'],
    ...differs,
    env: { PATH: path, ...differs.env },
  };
}
