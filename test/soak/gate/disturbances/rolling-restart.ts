import { ENVIRONMENT } from '../../../e2e/support/environment.ts';
import { kubectl } from '../../../e2e/support/kubectl.ts';
import { must } from '../../../e2e/support/must.ts';
import type { Disturbance } from './disturbance.ts';
import { untilWhole } from './until-whole.ts';

const DEPLOYMENT = ['deployment/base-image-webhook', '-n', ENVIRONMENT.operatorNamespace];

/** Every pod of the webhook is replaced, as by an upgrade. Over when the last of the former ones has ended. */
export const rollingRestart: Disturbance = {
  name: 'rolling restart',
  mayFailOpen: false,
  isLocal: false,
  async disturb() {
    await must(kubectl(['rollout', 'restart', ...DEPLOYMENT]));
    await must(kubectl(['rollout', 'status', ...DEPLOYMENT, '--timeout=120s']));
    await untilWhole('webhook');
  },
};
