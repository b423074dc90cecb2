import { setTimeout as sleep } from 'node:timers/promises';
import { ENVIRONMENT } from '../../../e2e/support/environment.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { kubectl } from '../../../e2e/support/kubectl.ts';
import { must } from '../../../e2e/support/must.ts';
import type { Disturbance } from './disturbance.ts';
import { untilRouted } from './until-routed.ts';

const NAMESPACE = ['-n', ENVIRONMENT.operatorNamespace];
const PODS = ['pods', '-l', 'app.kubernetes.io/component=webhook', ...NAMESPACE];
const GONE_MS = 5_000;

/** Every pod of the webhook is gone for some seconds: what holds is the native backstop. */
export const noPods: Disturbance = {
  name: 'no webhook pod',
  mayFailOpen: true,
  isLocal: false,
  async disturb() {
    const scale = ['scale', 'deployment/base-image-webhook', ...NAMESPACE];
    await must(kubectl([...scale, '--replicas=0']));
    try {
      await must(kubectl(['delete', ...PODS, '--grace-period=1', '--wait=false']));
      await eventually(
        () => kubectl(['get', ...PODS, '-o', 'name']),
        ({ stdout }) => stdout === '',
        { what: 'no pod of the webhook' },
      );
      await sleep(GONE_MS);
    } finally {
      await must(kubectl([...scale, '--replicas=2']));
    }
    await untilRouted();
  },
};
