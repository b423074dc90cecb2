import type { InconclusiveReason } from '../api/reasons.ts';
import type { Known } from './known.ts';

/** One platform of an image, as the registry lists it. Digests are `sha256:` and 64 hexadecimal digits. */
export interface ImagePlatform {
  /** `os/architecture` with `/variant` where there is one, for example `linux/amd64`, `linux/arm64/v8`. */
  readonly platform: string;
  /** Digest of the platform's manifest. */
  readonly digest: string;
  /** Digest of the platform's configuration, where the manifest was read. */
  readonly config?: string;
}

/** What the registry says about a reference (OCI distribution spec, "Pulling manifests"). */
export type Resolution =
  | {
      readonly outcome: 'Resolved';
      /** Digest of the index, or of the manifest where there is no index. */
      readonly digest: string;
      readonly platforms: readonly ImagePlatform[];
    }
  /** The registry answered 404 to a request that it authorised. */
  | { readonly outcome: 'NotFound'; readonly message: string }
  /** Nothing is known: no credentials, outage, broken manifest. */
  | { readonly outcome: 'Unknown'; readonly reason: InconclusiveReason; readonly message: string };

/** The parts of an OCI image configuration that contracts look at (OCI image spec, `config` properties). */
export interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  readonly user: string;
  readonly workingDir: string;
  /** `Env` as name and value; the last of equal names wins, as in a container. */
  readonly env: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** Keys of `ExposedPorts`, for example `9000/tcp`. */
  readonly exposedPorts: readonly string[];
  /** Keys of `Volumes`, for example `/data`. */
  readonly volumes: readonly string[];
  /** `created_by` of the history, each cut to 1 KiB; for what a build left there by mistake. */
  readonly history: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** One file of the image, with links resolved inside the image. */
export type FileFact =
  | { readonly state: 'Missing' }
  | {
      readonly state: 'Present';
      readonly kind: 'File' | 'Directory' | 'Other';
      /** Permission bits, for example 0o755. */
      readonly mode: number;
      /** Only for ELF files. */
      readonly elf?: {
        /** GOARCH name of the machine field, for example `amd64`; `unknown` for others. */
        readonly architecture: string;
        /** True where there is no program interpreter (`PT_INTERP`). */
        readonly static: boolean;
      };
      /** Interpreter path of a `#!` line, without arguments. */
      readonly interpreter?: string;
    };

/** Facts about the files that contracts ask for, by absolute path. A path that is not a key was not asked for. */
export type FileFacts = Readonly<Record<string, Known<FileFact>>>;

/** What the registry told about a reference and, per platform, about configuration and files. */
export interface ImageInspection {
  readonly resolution: Resolution;
  /** By platform; only those that were asked for and exist. */
  readonly configs: Readonly<Record<string, Known<ImageConfig>>>;
}
