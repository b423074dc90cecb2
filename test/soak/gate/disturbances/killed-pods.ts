import { setTimeout as sleep } from 'node:timers/promises';
import { ENVIRONMENT } from '../../../e2e/support/environment.ts';
import { kubectlJson } from '../../../e2e/support/kubectl-json.ts';
import type { Disturbance } from './disturbance.ts';
import { killWebhook } from './kill-webhook.ts';
import { untilRouted } from './until-routed.ts';

/** The kubelet waits longer for each further start of a container, so there are few. */
const ROUNDS = 4;
const LONGEST_PAUSE_MS = 4_000;

interface Pods {
  readonly items: readonly {
    readonly metadata: { readonly uid: string };
    readonly status: {
      readonly containerStatuses?: readonly { readonly state?: { readonly running?: object } }[];
    };
  }[];
}

/** UIDs of the webhook's pods whose container runs. */
async function running(): Promise<string[]> {
  const selector = ['-l', 'app.kubernetes.io/component=webhook'];
  const { items } = await kubectlJson<Pods>([
    'get',
    'pods',
    '-n',
    ENVIRONMENT.operatorNamespace,
    ...selector,
  ]);
  return items
    .filter(({ status }) => status.containerStatuses?.[0]?.state?.running !== undefined)
    .map(({ metadata }) => metadata.uid);
}

/** Webhook pods are killed without a word, at random. Over when all are ready again. */
export const killedPods: Disturbance = {
  name: 'SIGKILL at random',
  mayFailOpen: true,
  isLocal: true,
  async disturb() {
    let killed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const uids = await running();
      const uid = uids[Math.floor(Math.random() * uids.length)];
      if (uid !== undefined) killed += await killWebhook(uid);
      await sleep(Math.random() * LONGEST_PAUSE_MS);
    }
    // What is said of a pod may be older than its end, but not every time.
    if (killed === 0) throw new Error('no process of a webhook pod was found on this machine');
    await untilRouted();
  },
};
