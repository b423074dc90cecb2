import type { BaseImageTemplate, Condition } from '../../src/api/base-image-template.ts';

const ABNORMAL = ['Reconciling', 'Stalled'];
const POSITIVE = ['Ready', 'Valid', 'Resolved', 'Inspected', 'Booted'];

/** What kstatus (sigs.k8s.io/cli-utils) makes of an object: what Flux, Helm 4 and Argo CD wait for. */
export function kstatus({
  metadata,
  status,
}: BaseImageTemplate): 'Current' | 'InProgress' | 'Failed' {
  const find = (type: string) => status?.conditions?.find((each) => each.type === type);
  if (status?.observedGeneration !== metadata.generation) return 'InProgress';
  if (find('Reconciling')?.status === 'True') return 'InProgress';
  if (find('Stalled')?.status === 'True') return 'Failed';
  return find('Ready')?.status === 'True' ? 'Current' : 'InProgress';
}

/** Every rule for conditions that a template breaks; none for a good one. Checked after every reconcile of every test. */
export function kstatusFaults(template: BaseImageTemplate): string[] {
  const conditions = template.status?.conditions ?? [];
  const find = (type: string) => conditions.find((each) => each.type === type);
  const faults = conditions.flatMap((condition) => conditionFaults(condition, template));
  for (const type of POSITIVE) if (find(type) === undefined) faults.push(`${type} is missing`);
  const [ready, reconciling, stalled] = [find('Ready'), find('Reconciling'), find('Stalled')];
  for (const each of [reconciling, stalled])
    if (each !== undefined && each.status !== 'True')
      faults.push(`${each.type} is ${each.status}: it must be absent`);
  if (ready?.status === 'True' && (reconciling ?? stalled) !== undefined)
    faults.push('Ready is True beside a condition of negative polarity');
  if (ready?.status === 'False' && stalled === undefined)
    faults.push('Ready is False without Stalled');
  if (ready?.status === 'Unknown' && reconciling === undefined)
    faults.push('Ready is Unknown without Reconciling');
  if (reconciling !== undefined && stalled !== undefined)
    faults.push('Reconciling and Stalled exclude each other');
  if (template.status?.observedGeneration !== template.metadata.generation)
    faults.push('status.observedGeneration is not the generation');
  const types = conditions.map(({ type }) => type);
  if (new Set(types).size !== types.length) faults.push('a condition is there twice');
  return faults;
}

function conditionFaults(condition: Condition, { metadata }: BaseImageTemplate): string[] {
  const { type, status, reason, message, observedGeneration, lastTransitionTime } = condition;
  const faults: string[] = [];
  if (![...ABNORMAL, ...POSITIVE].includes(type)) faults.push(`${type} is not documented`);
  if (!['True', 'False', 'Unknown'].includes(status)) faults.push(`${type} has status ${status}`);
  if (!/^[A-Z][A-Za-z]*$/.test(reason)) faults.push(`${type} has reason "${reason}"`);
  if (observedGeneration !== metadata.generation)
    faults.push(`${type} speaks of another generation`);
  if (Buffer.byteLength(message) > 256) faults.push(`${type} has a message of more than 256 bytes`);
  if (message === '' || /[\p{Cc}\u2028\u2029]/u.test(message))
    faults.push(`${type} has a message that is not one line`);
  if (Number.isNaN(Date.parse(lastTransitionTime)))
    faults.push(`${type} has no lastTransitionTime`);
  return faults;
}
