import type { DecisionInput } from '../../src/gate/decision-input.ts';
import type { GatePolicy } from '../../src/gate/gate-policy.ts';
import { DEFAULT_GATE_POLICY } from '../../src/gate/gate-policy.ts';
import type { PodReference } from '../../src/gate/references/reference.ts';
import { templateRecord } from '../../src/gate/records/template-record.ts';
import { HASH, IMAGE, statusOf, templateObject } from './template-object.ts';
import type { TemplateChanges } from './template-object.ts';

export const NOW = Date.parse('2026-11-22T02:00:00Z');

/** What a test of `decide` varies. */
export interface Given {
  readonly template?: TemplateChanges | 'Missing' | 'Unread';
  readonly image?: string;
  readonly reference?: Partial<PodReference>;
  readonly policy?: Partial<GatePolicy>;
  readonly via?: string;
}

/** All that a decision depends on: a pod with one container in namespace apps. */
export function decisionInput({
  template = {},
  image = IMAGE,
  reference,
  policy,
  via = '',
}: Given): DecisionInput {
  const record =
    typeof template === 'string' ? undefined : templateRecord(templateObject(template), () => HASH);
  return {
    namespace: 'apps',
    reference: {
      type: 'Pod',
      template: 'node-24',
      path: '',
      chosen: undefined,
      containers: [{ container: 'app', image }],
      ...reference,
    },
    via,
    template:
      record === undefined
        ? { state: template === 'Unread' ? 'Unread' : 'Missing' }
        : { state: 'Found', record },
    policy: { ...DEFAULT_GATE_POLICY, ...policy },
    now: NOW,
  };
}

export const valid: TemplateChanges = { status: statusOf('True') };
export const invalid: TemplateChanges = { status: statusOf('False') };
export const unknown: TemplateChanges = { status: statusOf('Unknown') };
/** The image of the tests by digest. */
export const digest = (value: string) => `registry.example/node@${value}`;
