import type { GatePolicy } from '../gate/gate-policy.ts';
import type { ObjectReader, ReferenceLookups } from './admission-ports.ts';

/** What the webhook's server needs from outside. */
export interface AdmissionServerOptions {
  readonly lookups: ReferenceLookups;
  readonly reader: ObjectReader;
  readonly policy: GatePolicy;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the caches behind `lookups` hold what the API server has. */
  readonly isSynced: () => boolean;
  /** Called once per answered request; must not throw and must not block. */
  readonly observe: (event: AdmissionEvent) => void;
}

/** One answered request, for log and metrics. Values come from closed sets but `message`, `namespace`, `name` and `template`. */
export interface AdmissionEvent {
  /** `webhook` is the path that was called. `Error` is a request that could not be read or decided. */
  readonly outcome: 'Admit' | 'Warn' | 'Audit' | 'Reject' | 'Error';
  /** A `DecisionReason`, or the reason of an error. */
  readonly reason: string;
  readonly kind: string;
  readonly operation: string;
  readonly dryRun: boolean;
  readonly namespace: string;
  readonly name: string;
  readonly template: string;
  readonly message: string;
  readonly seconds: number;
}

/** PEM texts. */
export interface ServingCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** The HTTPS server that answers the API server's admission reviews. */
export interface AdmissionServer {
  /** Listens; resolves with the port. `/validate` judges references, `/require-template` refuses pods without one. */
  listen(port: number, host?: string): Promise<number>;
  /** Serves new connections with this certificate from now on; kept ones go on. */
  setCertificate(serving: ServingCertificate): void;
  /** True once caches are synced and a certificate is served, until `drain`. */
  isReady(): boolean;
  /** Stops being ready, goes on serving for `delayMs` with `Connection: close`, then closes; resolves when every connection is gone. */
  drain(delayMs: number): Promise<void>;
}
