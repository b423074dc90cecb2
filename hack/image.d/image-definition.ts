import type { LayerDefinition } from './layer-definition.ts';

/** What the image's config says about how it is run: the fields of the OCI image configuration that are used here. */
export interface ImageConfig {
  readonly user?: string;
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly workingDir?: string;
  readonly exposedPorts?: readonly number[];
  readonly volumes?: readonly string[];
  /** Commands of the history that made no layer, after those that did. */
  readonly history?: readonly string[];
}

/** One image: its name, its layers from the bottom up, and its config. */
export interface ImageDefinition {
  readonly name: string;
  /** One line for `hack/image list`. */
  readonly about: string;
  readonly tag: string;
  readonly layers: readonly LayerDefinition[];
  readonly config: ImageConfig;
  /** Architecture that the image says it is for. */
  readonly architecture: 'amd64' | 'arm64';
  /** True: the tag points to an index with this platform; false: to the manifest itself. */
  readonly index: boolean;
  /** The image for other platforms, in the same index. */
  readonly others?: readonly ImageDefinition[];
}
