import type { BaseImageTemplate, Condition } from '../../../src/api/base-image-template.ts';
import { kubectlJson } from './kubectl-json.ts';

/** A template and its conditions by type. */
export interface Seen {
  readonly template: BaseImageTemplate;
  readonly conditions: Readonly<Record<string, Condition>>;
}

/** What `kubectl get` returns for a template now. */
export async function templateStatus(namespace: string, name: string): Promise<Seen> {
  const template = await kubectlJson<BaseImageTemplate>(['get', 'bit', name, '-n', namespace]);
  const conditions = Object.fromEntries(
    (template.status?.conditions ?? []).map((condition) => [condition.type, condition]),
  );
  return { template, conditions };
}
