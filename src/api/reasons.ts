/**
 * What a reason means for the verdict.
 *
 * - `Invalid`: the image, or the template that names it, breaks the contract.
 * - `Inconclusive`: nothing is proven about the image; it is tried again where `retry` says so.
 * - `Neither`: the template asked for no verdict.
 * - `Good`: what was asked for is the case.
 */
export type Side = 'Invalid' | 'Inconclusive' | 'Neither' | 'Good';

/** One row of the table of reasons. */
export interface ReasonRow {
  readonly side: Side;
  /** Whether the controller tries again by itself, with backoff, without a change of spec or image. */
  readonly retry: boolean;
  /** Who must act: the image's builder, the template's owner, the platform team, or nobody. */
  readonly actor: 'Image' | 'Template' | 'Platform' | 'Nobody';
  /** One sentence for the documentation. */
  readonly help: string;
}

const image = { side: 'Invalid', retry: false, actor: 'Image' } as const;
const template = { side: 'Invalid', retry: false, actor: 'Template' } as const;
const platform = { side: 'Inconclusive', retry: true, actor: 'Platform' } as const;
const access = { side: 'Inconclusive', retry: true, actor: 'Template' } as const;

/**
 * The one table of reasons: every `reason` of a condition, an Event or a finding, and what follows from it. Faults of the image and of the
 * infrastructure are kept apart here and nowhere else.
 */
export const REASONS = {
  WrongLanguage: { ...image, help: 'The image declares another language than the slot.' },
  AgentUnreachable: {
    ...image,
    help: "The image's agent did not answer GET /info on port 9000 as the contract asks.",
  },
  ContractVersionMismatch: {
    ...image,
    help: 'The image or its agent speaks another version of the contract.',
  },
  RuntimeProbeMissing: { ...image, help: 'The image declares no runtime probe.' },
  RuntimeMissing: { ...image, help: 'A runtime probe could not be run in the image.' },
  RuntimeMismatch: {
    ...image,
    help: "The platform's runtime probe printed something else than the slot promises.",
  },
  RunsAsRoot: { ...image, help: "The image's USER is not a numeric user other than root." },
  LabelMissing: {
    ...image,
    help: 'The image lacks a label or an environment variable of the contract, or its value is wrong.',
  },
  EntrypointWrong: {
    ...image,
    help: "The image's entrypoint cannot be started or does not run the agent under tini.",
  },
  FileMissing: {
    ...image,
    help: 'The image lacks a file of the contract, or it is not what it must be.',
  },
  ImageNotFound: { ...template, help: 'The registry answered that the image does not exist.' },
  PlatformMissing: {
    ...image,
    help: 'The image has no manifest for a platform that the slot needs.',
  },
  ExecFormatError: {
    ...image,
    help: "A program of the image is not built for the node's architecture.",
  },
  CrashLoop: { ...image, help: "The image's process ended although it must keep running." },
  OutOfMemory: {
    ...image,
    help: 'The image needed more memory than the limit of the validation pod.',
  },
  TimedOut: {
    ...image,
    help: "The image's agent did not answer, or its initialization did not end, in time.",
  },
  MetadataInvalid: {
    ...image,
    help: 'The file /cubbi/cubbi_image.yaml is missing, breaks its schema, or says what is not the case.',
  },
  InitScriptWrong: {
    ...image,
    help: 'The init script or its status script is missing, cannot be run, or is not a known one.',
  },
  DependencyMissing: {
    ...image,
    help: 'A program or a Python package that the init script needs is not in the image.',
  },
  UserConflict: {
    ...image,
    help: 'An account or a group of the image has the id that the user cubbi is to have.',
  },
  PathConflict: {
    ...image,
    help: 'A file, directory or volume of the image stands where the init script must write.',
  },
  PluginInvalid: {
    ...image,
    help: "The tool's plugin is missing, is for another revision, or did not run.",
  },
  StartsUnprivileged: {
    ...image,
    help: 'The image sets a USER, but its init script must start as root and drops root by itself.',
  },
  InitFailed: { ...image, help: "The image's initialization did not come to its end." },
  SettingIgnored: { ...image, help: 'A standard setting of the contract had no effect.' },
  PersistenceBroken: {
    ...image,
    help: 'Configuration that must be persistent did not outlive a restart.',
  },
  OwnershipWrong: {
    ...image,
    help: 'A directory or file does not belong to whom it must, or may be written by whom it must not.',
  },
  PrivilegesKept: {
    ...image,
    help: "The user's process has, or can get back, rights of root after the initialization.",
  },
  SecretExposed: { ...image, help: 'A secret is readable where it must not be.' },
  EnvironmentMissing: {
    ...template,
    help: 'The image requires an environment variable that the template does not name.',
  },
  ToolBroken: { ...image, help: "The template's check of the tool failed in the image." },
  NotRecommended: { ...image, help: 'The image does not follow a recommendation of its contract.' },
  ImageBroken: {
    ...platform,
    actor: 'Image',
    help: 'A manifest, configuration or layer is missing or corrupt in the registry.',
  },
  ImagePullUnauthorized: {
    ...access,
    help: 'The registry refused the credentials, or none were given.',
  },
  PullSecretMissing: {
    ...access,
    help: 'A Secret of spec.imagePullSecrets does not exist or is not of type kubernetes.io/dockerconfigjson.',
  },
  RegistryUnavailable: { ...platform, help: 'The registry could not be asked.' },
  PullTimedOut: {
    ...platform,
    help: 'The image was not pulled before spec.validation.startTimeout ran out.',
  },
  Unschedulable: { ...platform, help: 'No node could run the validation pod.' },
  QuotaExceeded: {
    ...platform,
    help: 'A ResourceQuota of the namespace refused the validation pod.',
  },
  PodRejected: {
    ...platform,
    help: 'The API server refused the validation pod, or another admission controller changed it.',
  },
  Evicted: {
    ...platform,
    help: 'The validation pod was evicted, preempted or deleted before the evidence was complete.',
  },
  NodeLost: { ...platform, help: 'The node of the validation pod stopped reporting.' },
  UserNamespacesUnsupported: {
    ...platform,
    help: 'The node cannot run the validation pod in a user namespace.',
  },
  ContractDisabled: {
    ...platform,
    help: 'The operator is not configured to validate images of this contract.',
  },
  PodSettingForbidden: {
    ...access,
    help: 'The operator does not allow a setting of spec.validation.pod; nothing is booted.',
  },
  EvidenceUnreadable: { ...platform, help: 'The validation pod left no readable evidence.' },
  InspectionIncomplete: {
    ...platform,
    help: "spec.validation.requireInspection is set and the image's configuration or files could not be read.",
  },
  Validating: {
    side: 'Inconclusive',
    retry: true,
    actor: 'Nobody',
    help: 'The validation is running.',
  },
  Pending: {
    side: 'Inconclusive',
    retry: true,
    actor: 'Nobody',
    help: 'The validation has not started.',
  },
  SlotClosed: {
    side: 'Neither',
    retry: false,
    actor: 'Template',
    help: 'spec.enabled is false: every new reference is rejected.',
  },
  ValidationOff: {
    side: 'Neither',
    retry: false,
    actor: 'Template',
    help: 'spec.validation.mode is Off: every reference is admitted.',
  },
  Suspended: {
    side: 'Neither',
    retry: false,
    actor: 'Template',
    help: 'spec.suspend is true: no new validation starts.',
  },
  Resolved: {
    side: 'Good',
    retry: false,
    actor: 'Nobody',
    help: 'The reference points to a digest.',
  },
  Inspected: {
    side: 'Good',
    retry: false,
    actor: 'Nobody',
    help: 'The checks that need no boot passed.',
  },
  NotInspected: {
    side: 'Neither',
    retry: false,
    actor: 'Nobody',
    help: 'The image was not inspected.',
  },
  Booted: {
    side: 'Good',
    retry: false,
    actor: 'Nobody',
    help: 'The checks of the booted image passed.',
  },
  NotBooted: {
    side: 'Neither',
    retry: false,
    actor: 'Nobody',
    help: 'The image was not booted: spec.validation.mode asks for none, or there is no image to boot.',
  },
  Valid: { side: 'Good', retry: false, actor: 'Nobody', help: 'The image keeps the contract.' },
} as const satisfies Record<string, ReasonRow>;

/** A reason of the table. */
export type Reason = keyof typeof REASONS;

type OfSide<S extends Side> = {
  [R in Reason]: (typeof REASONS)[R]['side'] extends S ? R : never;
}[Reason];

/** Reasons that make a verdict Invalid. */
export type InvalidReason = OfSide<'Invalid'>;
/** Reasons that leave a verdict open. */
export type InconclusiveReason = OfSide<'Inconclusive'>;
