/** Words of a command line. */
export interface Words {
  readonly words: readonly string[];
  /** False where words follow that were not read, because there are too many or they are too long. */
  readonly whole: boolean;
}

/** What a security context says of the user; a member is undefined where nothing, or nonsense, is said. */
export interface UserSettings {
  readonly runAsNonRoot?: boolean | undefined;
  readonly runAsUser?: number | undefined;
}

/** What the security context of a container says. */
export interface ContainerSecurity extends UserSettings {
  readonly privileged?: boolean | undefined;
  readonly allowPrivilegeEscalation?: boolean | undefined;
  readonly readOnlyRootFilesystem?: boolean | undefined;
  /** In upper case and without `CAP_`, which some runtimes take and others do not. */
  readonly added: readonly string[];
  /** In upper case; with `CAP_` where it is written so, because it is not certain that those are dropped. */
  readonly dropped: readonly string[];
}

/** What the security context of a pod says. */
export interface PodSecurity extends UserSettings {
  readonly fsGroup?: number | undefined;
}

/** A volume in a container. */
export interface VolumeMount {
  /** Its place in `volumeMounts`. */
  readonly index: number;
  readonly volume: string;
  /** Absolute and in normal form. */
  readonly path: string;
  readonly readOnly: boolean;
}

/** A command that the kubelet runs in a container. */
export interface ExecCommand {
  /** Where the container has it: `livenessProbe.exec.command`. */
  readonly field: string;
  readonly words: Words;
}

/** What a container says of how it is run. Custom resources carry pod specs that nobody validated: what is no value of a field is not there. */
export interface ContainerSettings {
  /** Undefined where the image's ENTRYPOINT is kept. */
  readonly command?: Words | undefined;
  readonly args?: Words | undefined;
  /** Absolute and in normal form; undefined where the image's own is kept. */
  readonly workingDir?: string | undefined;
  readonly security?: ContainerSecurity | undefined;
  readonly mounts?: readonly VolumeMount[] | undefined;
  readonly execs?: readonly ExecCommand[] | undefined;
}

/** What a pod says for all of its containers. */
export interface PodSettings {
  readonly security?: PodSecurity | undefined;
  /** Names of volumes that are read-only whatever a mount says. */
  readonly readOnlyVolumes?: ReadonlySet<string> | undefined;
}
