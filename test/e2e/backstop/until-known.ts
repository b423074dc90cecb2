import { casePod } from '../../backstop/case-objects.ts';
import { eventually } from '../support/eventually.ts';
import type { KubeApi } from '../support/kube-api.ts';
import { tryPod } from './try-pod.ts';
import { writeLabel, writeTemplate } from './write-template.ts';

const IMAGE = 'registry.example/node:1.0';

/** Writes one more template that rejects, and waits until the policy knows it: what was written before is known then too. */
export async function untilKnown(api: KubeApi, namespace: string, name: string): Promise<void> {
  const spec = { image: IMAGE, enabled: false };
  await writeTemplate(api, { namespace, name, spec });
  await writeLabel(api, namespace, name, 'closed');
  await eventually(
    () => tryPod(api, namespace, casePod({}, name, IMAGE)),
    ({ outcome }) => outcome === 'Refused',
    { everyMs: 50, what: 'the policy sees what was written' },
  );
}
