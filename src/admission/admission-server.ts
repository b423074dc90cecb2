import type { TemplatesByImage } from '../gate/by-image/templates-by-image.ts';
import type { ConfiguredReference } from '../gate/references/configured-reference.ts';
import type { GatePolicy } from '../gate/gate-policy.ts';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { CallerGuard } from '../authn/caller-guard.ts';
import type { ObjectReader, ReferenceLookups } from './admission-ports.ts';

/** What the webhook's server needs from outside. */
export interface AdmissionServerOptions {
  readonly lookups: ReferenceLookups;
  readonly reader: ObjectReader;
  /** Templates by their images. Without it pods that name no template are not judged: there is no path `/validate-by-image`. */
  readonly templatesByImage?: Pick<TemplatesByImage, 'candidates' | 'isValidationJob'> | undefined;
  readonly policy: GatePolicy;
  /** Further kinds whose objects name a template. */
  readonly references?: readonly ConfiguredReference[] | undefined;
  /** The hash of the contract that a template asks for now: `termsOf(template, sha256).hash`. */
  readonly contractHash: (template: BaseImageTemplate) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the caches behind `lookups` hold what the API server has. */
  readonly isSynced: () => boolean;
  /** Called once per answered request; must not throw and must not block. */
  readonly observe: (event: AdmissionEvent) => void;
  /** Judges callers before anything else; without it everybody may call. It counts and tells what it refuses. */
  readonly guard?: CallerGuard | undefined;
  /** Limits of connections; the defaults are right but for tests. */
  readonly timing?: Partial<ServerTiming>;
}

/** Limits of connections, in milliseconds. */
export interface ServerTiming {
  /** How long an idle connection is kept: longer than the 90 s of the API server's client, or a review is lost now and then. */
  readonly keepAlive: number;
  /** How long a client may take to send headers and body. */
  readonly request: number;
  /** How often connections are looked at. */
  readonly check: number;
  /** How long open requests may go on after a drain. */
  readonly finish: number;
}

/** One answered request, for log and metrics. Values come from closed sets but `message`, `namespace`, `name` and `template`. */
export interface AdmissionEvent {
  /** `Error` is a request that could not be read or decided. */
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
  /**
   * Listens; resolves with the port. `/validate` judges references, `/validate-references` those of `references`, `/validate-by-image` pods by their
   * images.
   */
  listen(port: number, host?: string): Promise<number>;
  /** Serves new connections with this certificate from now on; kept ones go on. */
  setCertificate(serving: ServingCertificate): void;
  /** True once caches are synced and a certificate is served, until `drain`. */
  isReady(): boolean;
  /** Stops being ready, goes on serving for `delayMs` with `Connection: close`, then closes; resolves when every connection is gone. */
  drain(delayMs: number): Promise<void>;
}
