import { kubectl } from './kubectl.ts';
import { must } from './must.ts';

/** How many creates of pods were denied since the API server was started, by its own metrics. */
export interface DeniedPods {
  readonly all: number;
  /** By the ValidatingAdmissionPolicy that denied them. */
  readonly byPolicy: (name: string) => number;
}

export async function deniedPods(): Promise<DeniedPods> {
  const lines = (await must(kubectl(['get', '--raw', '/metrics']))).split('\n');
  const sum = (metric: string, ...labels: readonly string[]) =>
    lines
      .filter((line) => line.startsWith(`${metric}{`))
      .filter((line) => labels.every((label) => line.includes(label)))
      .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
  const creates = (code: number) =>
    sum('apiserver_request_total', `code="${code}"`, 'resource="pods",', 'verb="POST"');
  return {
    all: creates(403) + creates(422),
    byPolicy: (name) =>
      sum(
        'apiserver_validating_admission_policy_check_total',
        `policy="${name}"`,
        'enforcement_action="deny"',
      ),
  };
}
