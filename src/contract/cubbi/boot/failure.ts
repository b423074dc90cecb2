/** What a line of a log says about why a boot failed. */
export interface Triage {
  /** Id of the check whose rule is broken. */
  readonly check: string;
  /** `Infrastructure`: the surroundings of the pod took something from init that the pod gives it. It says nothing about the image. */
  readonly side: 'Image' | 'Infrastructure';
  /** In our words, a sentence without a full stop, the same bytes for the same cause. */
  readonly cause: string;
  /** Imperative clause in lower case. */
  readonly fix: string;
}

/** A text that a failed boot leaves in its log. `<name>` in the cause stands for the group of that name. */
export interface Failure extends Triage {
  readonly text: RegExp;
  /** Only says that something failed: a line with a better text explains it. */
  readonly generic?: true;
}
