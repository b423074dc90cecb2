import { ENVIRONMENT } from '../../../e2e/support/environment.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { kubectlJson } from '../../../e2e/support/kubectl-json.ts';

interface Pods {
  readonly items: readonly {
    readonly metadata: { readonly deletionTimestamp?: string };
    readonly status: { readonly conditions?: readonly { type: string; status: string }[] };
  }[];
}

/** Waits until a Deployment of the operator has two pods that are ready, and no other, not even one that is about to end. */
export async function untilWhole(component: 'webhook' | 'controller'): Promise<void> {
  const selector = ['-l', `app.kubernetes.io/component=${component}`];
  await eventually(
    () => kubectlJson<Pods>(['get', 'pods', '-n', ENVIRONMENT.operatorNamespace, ...selector]),
    ({ items }) =>
      items.length === 2 &&
      items.every(
        ({ metadata, status }) =>
          metadata.deletionTimestamp === undefined &&
          status.conditions?.some((each) => each.type === 'Ready' && each.status === 'True') ===
            true,
      ),
    { timeoutMs: 120_000, everyMs: 500, what: `two ready pods of the ${component}, and no other` },
  );
}
