import type { AGENT_FAULTS } from './agent-faults.ts';
import type { Known } from './known.ts';

/** What an agent said at `GET /info`. Strings are cut to a bound and cleaned of control characters. */
export interface AgentInfo {
  readonly language: string;
  readonly agentContract: string;
  readonly runtimeProbe: string;
  readonly runtimeProbeOK: boolean;
  readonly runtimeProbeOutput: string;
}

/** Why an agent counts as not reachable. */
export type AgentFault = (typeof AGENT_FAULTS)[number];

/** What the probe container found at the pod's own address. */
export type AgentEvidence =
  | { readonly answered: true; readonly afterMilliseconds: number; readonly info: AgentInfo }
  | { readonly answered: false; readonly fault: AgentFault; readonly detail: string };

/** How the image's own container went. */
export type CandidateEvidence =
  | { readonly state: 'Running' }
  /** The runtime could not create or start it; the text is the container runtime's. */
  | { readonly state: 'NotStarted'; readonly reason: string; readonly message: string }
  | {
      readonly state: 'Ended';
      readonly exitCode: number;
      /** The kubelet's reason, for example `Error`, `OOMKilled`, `Completed`. */
      readonly reason: string;
      /** Termination message or the last lines of the log, cleaned. */
      readonly message: string;
    };

/** How one runtime probe ended when the kubelet ran it in the image. */
export interface ProbeEvidence {
  readonly exitCode: number;
  /** The kubelet's reason, for example `StartError`, `OOMKilled`, `Completed`. */
  readonly reason: string;
  /** Standard output and error, cut and cleaned. */
  readonly output: string;
}

/** Everything that one validation pod showed about the image on one platform. */
export interface BootEvidence {
  readonly candidate: Known<CandidateEvidence>;
  readonly agent: Known<AgentEvidence>;
  /** Platform probes, in the order of the contract. */
  readonly platformProbes: readonly Known<ProbeEvidence>[];
  /** The probe that the image declares, where it declares one. */
  readonly declaredProbe: Known<ProbeEvidence>;
  /** Limits that were in force, for messages: memory as a quantity, timeout in seconds. */
  readonly limits: { readonly memory: string; readonly timeoutSeconds: number };
}
