import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { Standing } from './standing.ts';

/** What a template's status proves, for the image and the contract that its spec asks for. */
export interface RecordedVerdict {
  /** What the Valid condition says of `spec.image` under the current contract. */
  readonly standing: Standing;
  /** The Valid condition's sentence where it speaks of `spec.image` under the current contract, else empty. */
  readonly message: string;
  /** Since when nothing is proven (milliseconds since 1970), where that is recorded. */
  readonly unknownSince: number | undefined;
}

/**
 * Reads what is proven. `status.judged` says what the Valid condition speaks of: where its image is not `spec.image`, or its contract is not
 * the current one, nothing is proven, whatever the condition says.
 *
 * @param hash of the contract that the template asks for now: `termsOf(template, sha256).hash`
 */
export function recordedVerdict(template: BaseImageTemplate, hash: string): RecordedVerdict {
  const { standing, message } = verdictOf(template, hash);
  return { standing, message, unknownSince: unknownSince(template) };
}

function verdictOf(
  { metadata, spec, status }: BaseImageTemplate,
  hash: string,
): Pick<RecordedVerdict, 'standing' | 'message'> {
  const condition = status?.conditions?.find(({ type }) => type === 'Valid');
  if (condition === undefined) return { standing: 'Unknown', message: '' };
  if (condition.status === 'Unknown') {
    const current = condition.observedGeneration === metadata.generation;
    return { standing: 'Unknown', message: current ? condition.message : '' };
  }
  const judged = status?.judged;
  if (judged?.image !== spec.image || judged.contractHash !== hash) {
    return { standing: 'Unknown', message: '' };
  }
  return {
    standing: condition.status === 'True' ? 'Valid' : 'Invalid',
    message: condition.message,
  };
}

/** A template that the controller never wrote to has been unknown since its creation. */
function unknownSince({ metadata, status }: BaseImageTemplate): number | undefined {
  const text = status?.conditions === undefined ? metadata.creationTimestamp : status.unknownSince;
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
