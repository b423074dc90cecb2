import { SOAK_IMAGE } from './soak-image.ts';
import type { Fate, SoakRequest } from './soak-request.ts';

const NO_SLOT = 'none';

/** How often each comes in a round of the load, and its fate as a pod and as a Deployment. */
const SLOTS: readonly { slot: string; pods: number; pod: Fate; deployment: Fate }[] = [
  { slot: 'valid', pods: 3, pod: 'Told', deployment: 'Told' },
  { slot: 'invalid', pods: 2, pod: 'Held', deployment: 'Refused' },
  { slot: 'closed', pods: 1, pod: 'Held', deployment: 'Refused' },
  { slot: 'unknown', pods: 1, pod: 'Held', deployment: 'Refused' },
  { slot: 'warned', pods: 1, pod: 'Told', deployment: 'Told' },
  { slot: NO_SLOT, pods: 1, pod: 'Unasked', deployment: 'Unasked' },
];

function podParts(slot: string) {
  return {
    metadata: {
      labels: { app: 'soak', ...(slot !== NO_SLOT && { 'vibed.dev/template': slot }) },
    },
    spec: {
      // The webhook advises against it where the template's contract is Cubbi: so a pod of a Valid template tells that it was judged.
      securityContext: { fsGroup: 1000 },
      containers: [{ name: 'app', image: SOAK_IMAGE }],
    },
  };
}

/** A round of the load in a namespace with the templates of the soak: dry-run creates of pods and Deployments. */
export function makeRequests(namespace: string): SoakRequest[] {
  return SLOTS.flatMap(({ slot, pods, pod, deployment }) => {
    const { metadata, spec } = podParts(slot);
    const ofPod: SoakRequest = {
      kind: `pod of ${slot}`,
      fate: pod,
      entry: 'pods.images.vibed.dev',
      path: `/api/v1/namespaces/${namespace}/pods?dryRun=All`,
      body: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `soak-${slot}`, ...metadata },
        spec,
      },
    };
    const ofDeployment: SoakRequest = {
      kind: `Deployment of ${slot}`,
      fate: deployment,
      entry: 'workloads.images.vibed.dev',
      path: `/apis/apps/v1/namespaces/${namespace}/deployments?dryRun=All`,
      body: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: `soak-${slot}` },
        spec: { selector: { matchLabels: { app: 'soak' } }, template: { metadata, spec } },
      },
    };
    return [...Array.from({ length: pods }, () => ofPod), ofDeployment];
  });
}
