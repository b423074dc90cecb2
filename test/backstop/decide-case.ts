import { decide } from '../../src/gate/decide.ts';
import type { Decision } from '../../src/gate/decision.ts';
import { DEFAULT_GATE_POLICY } from '../../src/gate/gate-policy.ts';
import { readPodReference } from '../../src/gate/references/read-pod-reference.ts';
import { templateRecord } from '../../src/gate/records/template-record.ts';
import { textAt } from '../../src/gate/text-at.ts';

/** What the webhook decides about the creation of a pod, with the template as the API server holds it. */
export function decideCase(template: unknown, pod: unknown, hash: string, now: number): Decision {
  const record = templateRecord(template, () => hash);
  const reference = readPodReference(pod, []);
  if (record === undefined || reference === undefined) throw new Error('a case without an object');
  return decide({
    namespace: textAt(template, 'metadata', 'namespace'),
    reference,
    via: '',
    template: { state: 'Found', record },
    policy: DEFAULT_GATE_POLICY,
    now,
  });
}
