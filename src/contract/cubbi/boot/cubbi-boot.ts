import type { CandidateEvidence } from '../../../evidence/boot-evidence.ts';
import type { Known } from '../../../evidence/known.ts';

/** How one container that runs the image went. `Running`: it still ran when its time was over. `Skipped`: the boot before it failed. */
export type RunEvidence = CandidateEvidence | { readonly state: 'Skipped' };

/** All that the boots of one pod showed. See docs/validation-pod.md for the containers. */
export interface CubbiBoot {
  /** First boot: the image's own entrypoint with the probe as its arguments. */
  readonly candidate: Known<RunEvidence>;
  /** Whether the first boot ran the probe at all: init that ends with exit code 0 without it has not run its arguments. */
  readonly probed: Known<boolean>;
  /**
   * Sources of the persistent links that the boots asked for: one of our own, and the metadata's where the pod could read that. Left out where
   * no boot got that far.
   */
  readonly asked?: readonly string[];
  /** What the probe saw in the first boot. Not known where the probe never ran; then `candidate` and `probed` say why. */
  readonly report: Known<BootReport>;
  /** What the boots wrote, as the kubelet kept it. */
  readonly log: Known<LogFacts>;
  /** Second boot on the same volumes: the run command through the environment and the configuration file, no shell. */
  readonly second: Known<RunEvidence>;
  readonly secondReport: Known<SecondReport>;
  /** A boot with nothing set. */
  readonly defaults: Known<RunEvidence>;
  readonly defaultsReport: Known<DefaultsReport>;
  /** A boot with the argument `--help`. */
  readonly help: Known<RunEvidence>;
  readonly helpReport: Known<{ readonly usage: boolean }>;
  /** A boot with a malformed configuration in both channels. */
  readonly malformed: Known<RunEvidence>;
  readonly malformedReport: Known<{ readonly leaks: boolean }>;
  /** Limits that were in force, for messages: memory as a quantity, timeout in seconds. */
  readonly limits: { readonly memory: string; readonly timeoutSeconds: number };
}

/** A place in the file system as the user's process saw it after init. */
export interface Place {
  readonly kind: 'File' | 'Directory' | 'Symlink' | 'Other' | 'Missing';
  /** Of what a link leads to: owner and permissions. */
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  /** Whether the user's process may write there. */
  readonly writable: boolean;
}

/** One process as `/proc/PID/status` showed it. */
export interface ProcessFact {
  readonly pid: number;
  /** Clean, at most 15 bytes, as the kernel keeps it. */
  readonly name: string;
  readonly ruid: number;
  readonly euid: number;
  readonly suid: number;
  readonly capEff: string;
  readonly capPrm: string;
}

/**
 * What the probe saw in the first boot, as the user's process. Lists have at most 16 items, texts at most 256 bytes, all clean. What is
 * `undefined` could not be told: the image has no `find`, no `grep`, or they took too long.
 */
export interface BootReport {
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
  readonly home: string;
  /** Arguments that followed the probe. */
  readonly args: readonly string[];
  /** First line of `/cubbi/init.status` when the user's process started; empty where it could not be read. */
  readonly status: string;
  /** `/cubbi/init.log`: what stands in it. */
  readonly initLog: {
    readonly bytes: number;
    /** `Initializing NAME vVERSION`. */
    readonly initializing: boolean;
    /** `Running TOOL-specific initialization`, or `No tool-specific plugin found`. */
    readonly plugin: 'Ran' | 'NotFound' | 'Silent';
    readonly switching: boolean;
    /** Numbers of lines with a canary. */
    readonly canaryLines: readonly number[];
  };
  /**
   * `/app`, `/cubbi-config`, `/home/cubbi`, both configuration folders that were asked for, `/cubbi` and what is in it, init, plugin and
   * scripts at the root: at most 32. A path that is not a key was not looked at.
   */
  readonly places: Readonly<Record<string, Place>>;
  /** What each persistent source is: the metadata's and `BOOT_VALUES.link`, which only the configuration file asks for. */
  readonly links: readonly {
    readonly source: string;
    /** Empty where the source is no link. */
    readonly target: string;
    /** Owner of what it leads to. */
    readonly uid: number;
    readonly gid: number;
    /** Whether it leads to something. */
    readonly resolves: boolean;
  }[];
  /** Those of root first. */
  readonly processes: readonly ProcessFact[];
  /** Exit code of `sudo -n true`; undefined where there is no sudo. The pod's own settings refuse sudo, so 0 is news and 1 is not. */
  readonly sudo?: number;
  /** Addresses that something listens on, such as `0.0.0.0:22`. */
  readonly listening: readonly string[];
  /** Files below `/home/cubbi/` and `/cubbi-config` that belong to somebody else. */
  readonly foreign: readonly string[] | undefined;
  /** Files below `/home/cubbi/`, `/cubbi-config` and `/app` with a canary, with permissions. */
  readonly canaryFiles: readonly { readonly path: string; readonly mode: number }[] | undefined;
  /** `~/.ssh` and the keys in it. */
  readonly ssh: readonly { readonly path: string; readonly mode: number }[];
  /** Files that mention the model that was asked for, or one of the two MCP servers. */
  readonly mentions:
    | {
        readonly model: readonly string[];
        readonly mcpFirst: readonly string[];
        readonly mcpSecond: readonly string[];
      }
    | undefined;
  /**
   * How `spec.contract.cubbi.toolCheck` ended, and the first line that it wrote, cut to 120 bytes; undefined where none is asked for. Exit
   * code 124: its time was over.
   */
  readonly tool?: { readonly exitCode: number; readonly line: string };
}

/** What the run command saw in the second boot. */
export interface SecondReport {
  readonly uid: number;
  readonly gid: number;
  /** Whether the run command came from the environment or from the configuration file. */
  readonly channel: 'Env' | 'Config';
  /**
   * Of the persistent sources and `/home/cubbi`, those in which the first boot left a marker: where it can still be read, and where it cannot.
   */
  readonly kept: readonly string[];
  readonly lost: readonly string[];
}

/** What the probe saw in the boot with nothing set. */
export interface DefaultsReport {
  readonly uid: number;
  readonly gid: number;
}

/**
 * What was read in the kubelet's logs. A trouble is the line that explains best why that boot failed, clean and cut to 256 bytes; triage.ts
 * knows most of them. Absent where the boot did not fail, or wrote nothing.
 */
export interface LogFacts {
  readonly trouble?: { readonly line: string };
  readonly secondTrouble?: { readonly line: string };
  readonly defaultsTrouble?: { readonly line: string };
  /** Lines of the first boot's log with a canary, by number, at most 16. */
  readonly canaryLines: readonly number[];
  /** That log was longer than what is read of it. */
  readonly cut?: true;
}
