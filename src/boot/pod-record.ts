/** How a container ended, as the kubelet reported it first. The message is as it came: hostile, at most 4 KiB. */
export interface ContainerEnd {
  readonly exitCode: number;
  readonly reason: string;
  readonly message: string;
  /** RFC 3339, whole seconds. Absent where the container never started. */
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/** What was seen of one container over all updates of its pod. */
export interface ContainerRecord {
  /** The first that was not empty; later updates may lose it. */
  readonly imageID?: string;
  /** When it started running (RFC 3339, whole seconds). */
  readonly startedAt?: string;
  /** Why it waits now. Absent while it runs and after it ended. */
  readonly waiting?: { readonly reason: string; readonly message: string };
  /** Its first end. */
  readonly ended?: ContainerEnd;
}

/** The first sign that the pod was being taken away. What is seen later proves nothing. */
export interface Freeze {
  readonly by: 'Deleted' | 'Disrupted' | 'Failed';
  /** Reason of the `DisruptionTarget` condition or of the pod's status; empty for a deletion. */
  readonly reason: string;
  readonly message: string;
  /** When it began (RFC 3339), where the pod tells. Without, nothing that came with the sign counts. */
  readonly at?: string;
}

/** Whether the scheduler found a node. `Unseen`: it did not look yet. */
export type Scheduling =
  | { readonly state: 'Unseen' }
  | { readonly state: 'Refused'; readonly reason: string; readonly message: string }
  | { readonly state: 'Scheduled'; readonly at?: string };

/** All that the updates of one pod showed. JSON-safe. */
export interface PodRecord {
  readonly name: string;
  readonly uid: string;
  readonly nodeName?: string;
  readonly scheduling: Scheduling;
  /** The kubelet has taken the pod (`status.startTime`). */
  readonly taken: boolean;
  /** Sandbox, network and volumes are there (`PodReadyToStartContainers`). */
  readonly prepared: boolean;
  /** By name, init containers included. */
  readonly containers: Readonly<Record<string, ContainerRecord>>;
  readonly frozen?: Freeze;
}
