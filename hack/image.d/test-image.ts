import { commonLayers } from './common-layers.ts';
import type { ImageConfig, ImageDefinition } from './image-definition.ts';
import type { LayerDefinition, LayerFile } from './layer-definition.ts';

/** A way in which test/images/faulty-agent breaks the contract; its modes.go says what each does. */
export type FaultyMode =
  | 'crash'
  | 'crash-late'
  | 'oom'
  | 'slow'
  | 'huge'
  | 'redirect'
  | 'mute'
  | 'loopback'
  | 'lie'
  | 'contract-2';

/** How a test image differs from `node-24-good`, which keeps the contract. */
export interface TestImage {
  readonly name: string;
  readonly about: string;
  /** What is there instead of Node.js 24: nothing, a script that says it is version 18, or one that never ends. */
  readonly runtime?: 'none' | 'old' | 'hanging';
  /** What is at /usr/local/bin/vibed-agent instead of the reference agent. */
  readonly agent?: 'none' | 'dynamic' | 'arm64' | { readonly faulty: FaultyMode };
  readonly tini?: false;
  readonly labels?: false;
  /** In the label and in the environment. */
  readonly language?: string;
  readonly probe?: string;
  readonly user?: string;
  readonly entrypoint?: readonly string[] | null;
  /** Path in the project of /etc/vibed/entrypoint.sh. */
  readonly script?: string;
  readonly architecture?: 'arm64';
  readonly index?: true;
}

/** The full definition of a test image. */
export function testImage(image: TestImage): ImageDefinition {
  return {
    name: image.name,
    about: image.about,
    tag: '1.0',
    layers: [
      ...(image.runtime === undefined ? commonLayers.node : []),
      ...commonLayers.shell,
      ...(image.tini === false ? [] : commonLayers.tini),
      ...agentLayers(image),
      { kind: 'files', files: ownFiles(image) },
    ],
    config: config(image),
    architecture: image.architecture ?? 'amd64',
    index: image.index ?? false,
  };
}

function agentLayers({ agent }: TestImage): LayerDefinition[] {
  const path = '/usr/local/bin/vibed-agent';
  switch (agent) {
    case undefined:
      return [{ kind: 'go', module: 'agent', path }];
    case 'none':
      return [];
    case 'dynamic':
      return [{ kind: 'go', module: 'agent', path, dynamic: true }];
    case 'arm64':
      return [{ kind: 'go', module: 'agent', path, architecture: 'arm64' }];
    default:
      return [{ kind: 'go', module: 'test/images/faulty-agent', path }];
  }
}

function ownFiles({ runtime, script }: TestImage): LayerFile[] {
  const standIn: LayerFile[] =
    runtime === 'old' || runtime === 'hanging'
      ? [{ path: '/usr/local/bin/node', mode: 0o755, source: `test/images/${runtime}-node.sh` }]
      : [];
  const source = script ?? 'test/images/node-entrypoint.sh';
  return [...standIn, { path: '/etc/vibed/entrypoint.sh', mode: 0o755, source }];
}

function config(image: TestImage): ImageConfig {
  const language = image.language ?? 'node';
  const entrypoint =
    image.entrypoint === undefined ? ['tini', '--', 'vibed-agent'] : image.entrypoint;
  return {
    user: image.user ?? '1000',
    workingDir: '/workspace',
    exposedPorts: [9000, 8080],
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      VIBED_TEMPLATE_LANGUAGE: language,
      VIBED_RUNTIME_PROBE: image.probe ?? 'node --version',
      ...(typeof image.agent === 'object' ? { FAULTY_AGENT_MODE: image.agent.faulty } : {}),
    },
    ...(image.labels === false
      ? {}
      : {
          labels: {
            'dev.vibed.template.language': language,
            'dev.vibed.agent.contract': '1',
          },
        }),
    ...(entrypoint === null ? {} : { entrypoint }),
  };
}
