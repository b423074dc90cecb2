import { ENVIRONMENT } from '../../../e2e/support/environment.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { kubectl } from '../../../e2e/support/kubectl.ts';
import { kubectlJson } from '../../../e2e/support/kubectl-json.ts';
import { must } from '../../../e2e/support/must.ts';
import type { Disturbance } from './disturbance.ts';
import { untilWhole } from './until-whole.ts';

const NAMESPACE = ['-n', ENVIRONMENT.operatorNamespace];

/** The pod of the controller that leads; empty while none does. A Lease names its holder as `POD_ID`. */
async function leader(): Promise<string> {
  const { spec } = await kubectlJson<{ spec: { holderIdentity?: string } }>([
    'get',
    'lease',
    'base-image-controller',
    ...NAMESPACE,
  ]);
  return spec.holderIdentity?.split('_')[0] ?? '';
}

/** The leading controller is deleted, and the other follows. */
export const leaderChange: Disturbance = {
  name: 'leader change',
  mayFailOpen: false,
  isLocal: false,
  async disturb() {
    const before = await eventually(leader, (name) => name !== '', { what: 'a leader' });
    await must(kubectl(['delete', 'pod', before, ...NAMESPACE, '--wait=false']));
    await eventually(leader, (name) => name !== '' && name !== before, { what: 'another leader' });
    await untilWhole('controller');
  },
};
