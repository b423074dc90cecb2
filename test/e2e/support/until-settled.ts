import type { Seen } from './to-seen.ts';
import { untilTemplate } from './until-template.ts';

/** Waits until the controller has nothing left to do for the template's generation: Ready is True or False, not Reconciling. */
export function untilSettled(namespace: string, name: string, timeoutMs = 180_000): Promise<Seen> {
  return untilTemplate(
    namespace,
    name,
    ({ template, conditions }) =>
      template.status?.observedGeneration === template.metadata.generation &&
      conditions['Ready'] !== undefined &&
      conditions['Ready'].status !== 'Unknown' &&
      conditions['Reconciling'] === undefined,
    { timeoutMs, what: 'settled' },
  );
}
