import { eventually } from './eventually.ts';
import { templateStatus, type Seen } from './template-status.ts';

/** Waits until the controller has nothing left to do for the template's generation: Ready is True or False, not Reconciling. */
export function untilSettled(namespace: string, name: string, timeoutMs = 120_000): Promise<Seen> {
  return eventually(
    () => templateStatus(namespace, name),
    ({ template, conditions }) =>
      template.status?.observedGeneration === template.metadata.generation &&
      conditions['Ready'] !== undefined &&
      conditions['Ready'].status !== 'Unknown' &&
      conditions['Reconciling'] === undefined,
    { timeoutMs, what: `${namespace}/${name} settled` },
  );
}
