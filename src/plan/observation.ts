import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { InconclusiveReason } from '../api/reasons.ts';
import type { ContractTerms } from '../contract/contract-terms.ts';
import type { ImageInspection } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';

/** What the registry said. */
export interface RegistryWord {
  /** The last answer; outcome Unknown where the registry could not be asked this time. */
  readonly inspection: ImageInspection;
  /** When it answered, in milliseconds since the epoch. */
  readonly answeredAt: number;
  /** Facts about files, by platform, where they were read from the layers. */
  readonly files?: Readonly<Record<string, Known<unknown>>>;
}

/** The keys under which evidence about the template's image may be found. */
export interface EvidenceKeys {
  /** By digest, where one is known. */
  readonly digest?: string;
  /** By the reference as written, for boots while the registry cannot be asked. */
  readonly reference: string;
}

/** A validation Job that the template owns, whether or not it is still wanted. */
export interface OwnedJob {
  readonly name: string;
  readonly uid: string;
}

/** All that one reconcile knows, as one plain value. Decisions look at nothing else. */
export interface Observation {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly template: BaseImageTemplate;
  /** The other templates of the namespace. */
  readonly siblings: readonly BaseImageTemplate[];
  readonly terms: ContractTerms;
  /** Platforms to judge, at least one. The first is booted. */
  readonly platforms: readonly [string, ...string[]];
  /** No node tells the platforms and the template names none: they are a guess, which takes no verdict back. */
  readonly platformsGuessed?: boolean;
  /** Absent where the registry has not been asked since the start and need not be. */
  readonly registry?: RegistryWord;
  /** Names of pull secrets that do not exist or are of another type. */
  readonly missingSecrets: readonly string[];
  readonly keys: EvidenceKeys;
  readonly ownedJobs: readonly OwnedJob[];
  /** Ids of checks that the operator lets nobody waive. */
  readonly unwaivable: ReadonlySet<string>;
  /** What keeps this operator from judging images of the contract at all, or from booting this one. */
  readonly obstacle?: { readonly reason: InconclusiveReason; readonly message: string };
}
