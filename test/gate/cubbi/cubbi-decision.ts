import { decide } from '../../../src/gate/decide.ts';
import type { DecisionInput } from '../../../src/gate/decision-input.ts';
import type { Decision } from '../../../src/gate/decision.ts';
import { readPodReference } from '../../../src/gate/references/read-pod-reference.ts';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import type { Given } from '../decision-input.ts';
import { decisionInput } from '../decision-input.ts';
import { HASH, IMAGE, statusOf, templateObject } from '../template-object.ts';
import type { TemplateChanges } from '../template-object.ts';

type Spec = Readonly<Record<string, unknown>>;

/** What the documentation tells people to write. */
export const ADVISED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'], add: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'] },
};

/** A pod template with one container that runs the template's image as advised, with changes of the container and of the pod. */
export function podWith(container: unknown, pod: Spec = {}): unknown {
  const changes = typeof container === 'object' ? container : {};
  return {
    metadata: { labels: { 'vibed.dev/template': 'goose' } },
    spec: {
      containers: [{ name: 'app', image: IMAGE, securityContext: ADVISED, ...changes }],
      ...pod,
    },
  };
}

/** What a decision about a pod depends on, for a template of type Cubbi, or of another type. */
export function inputFor(
  pod: unknown,
  template: TemplateChanges = {},
  type: 'Cubbi' | 'VibedAgent' = 'Cubbi',
  given: Pick<Given, 'policy' | 'via'> = {},
): DecisionInput {
  const reference = readPodReference(pod, []);
  if (reference === undefined) throw new Error('Expected a pod with the label');
  const object = templateObject({ name: 'goose', status: statusOf('True'), ...template });
  const contract = { ...object.spec.contract, type };
  const record = templateRecord({ ...object, spec: { ...object.spec, contract } }, () => HASH);
  if (record === undefined) throw new Error('Expected a template');
  return { ...decisionInput(given), reference, template: { state: 'Found', record } };
}

/** The decision about a pod that uses a Cubbi template, by default one that is Valid and enforced. */
export function decidePod(pod: unknown, template: TemplateChanges = {}): Decision {
  return decide(inputFor(pod, template));
}
