import { ENVIRONMENT } from './environment.ts';
import { eventually } from './eventually.ts';
import { kubectl } from './kubectl.ts';
import { must } from './must.ts';
import { podsOf } from './pods-of.ts';

const own = ['-n', ENVIRONMENT.operatorNamespace];
const NAMES = ['base-image-controller', 'base-image-webhook'];

/** Removes every pod of the operator and waits until they are gone. */
export async function stopOperator(): Promise<void> {
  const deployments = NAMES.map((name) => `deployment/${name}`);
  await must(kubectl(['scale', ...deployments, '--replicas=0', ...own]));
  await must(kubectl(['delete', 'pods', '--all', '--grace-period=1', '--wait=false', ...own]));
  await eventually(
    () => podsOf(ENVIRONMENT.operatorNamespace),
    (pods) => pods.length === 0,
    { what: 'no pod of the operator' },
  );
}

/** Starts the operator again and waits until it is ready. */
export async function startOperator(): Promise<void> {
  const deployments = NAMES.map((name) => `deployment/${name}`);
  await must(kubectl(['scale', ...deployments, '--replicas=2', ...own]));
  for (const deployment of deployments)
    await must(kubectl(['rollout', 'status', deployment, '--timeout=180s', ...own]));
}
