import type { Decision } from '../../src/gate/decision.ts';
import type { TemplateChanges } from '../gate/template-object.ts';

/** One state of a template and one pod that uses it, for the webhook's decision and for the native backstop alike. */
export interface BackstopCase {
  readonly reason: string;
  /** The template when the controller wrote its status; `now` is milliseconds since 1970. */
  readonly template: (now: number) => TemplateChanges;
  /** What was changed in its spec since: the generation has moved. */
  readonly edited?: TemplateChanges;
  /** The hash of the contract that the template asks for now, where it is not the one that its status speaks of. */
  readonly hash?: string;
  /** Value of label `images.vibed.dev/rejected`, where it is not what the controller writes: null for none. */
  readonly label?: string | null;
  readonly pod?: CasePod;
  /** What the webhook decides. */
  readonly webhook: readonly [Decision['outcome'], Decision['reason']];
  /** What the policy does. It rejects nothing that the webhook does not reject. */
  readonly backstop: 'Reject' | 'Admit';
}

/** What a pod runs: one container `app` with the template's image where nothing is said. */
export interface CasePod {
  /** Images by container. */
  readonly containers?: Readonly<Record<string, string>>;
  readonly initContainers?: Readonly<Record<string, string>>;
  /** Annotation `vibed.dev/template-container`. */
  readonly chosen?: string;
}
