import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/gate/decide.ts';
import type { Decision } from '../../src/gate/decision.ts';
import type { Given } from './decision-input.ts';
import { decisionInput, invalid, unknown, valid } from './decision-input.ts';
import { IMAGE, SENTENCE } from './template-object.ts';

/** Decides about what names slot node-24 in `spec.runtime.template` and has no image. */
function decideName(given: Omit<Given, 'image' | 'reference'>): Decision {
  const reference = { type: 'Named', template: 'node-24', field: 'spec.runtime.template' } as const;
  return decide({ ...decisionInput(given), reference });
}

describe('decide: what names a template and has no image', () => {
  test.each<{ reason: string; given: Given; want: Partial<Decision> }>([
    {
      reason: 'is admitted where the slot is Valid: no image can differ from it',
      given: { template: valid },
      want: { outcome: 'Admit', reason: 'Valid', message: '' },
    },
    {
      reason: 'is admitted where validation is Off',
      given: { template: { validation: { mode: 'Off' } } },
      want: { outcome: 'Admit', reason: 'ValidationOff' },
    },
    {
      reason: "is rejected where the slot is Invalid, with the condition's sentence",
      given: { template: invalid },
      want: {
        outcome: 'Reject',
        message: `spec.runtime.template: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`,
      },
    },
    {
      reason: 'is rejected where the slot is closed',
      given: { template: { ...valid, enabled: false } },
      want: {
        outcome: 'Reject',
        message:
          'spec.runtime.template: BaseImageTemplate "node-24" is closed; use another template, or set its spec.enabled to true',
      },
    },
    {
      reason: 'is rejected where the operator does not allow the registry',
      given: { template: valid, policy: { allowedRegistries: ['ghcr.io'] } },
      want: { outcome: 'Reject', reason: 'RegistryNotAllowed' },
    },
    {
      reason: 'names no image by tag: DigestOnly is for the pods that it leads to',
      given: { template: { ...valid, admission: { references: 'DigestOnly' } } },
      want: { outcome: 'Admit', reason: 'Valid' },
    },
    {
      reason: 'is rejected under whenUnknown: Deny',
      given: { template: { ...unknown, admission: { whenUnknown: 'Deny' } } },
      want: {
        outcome: 'Reject',
        message: `spec.runtime.template: BaseImageTemplate "node-24" has no verdict (spec.admission.whenUnknown: Deny): ${SENTENCE}`,
      },
    },
    {
      reason: 'is admitted before there is a verdict',
      given: { template: {} },
      want: { outcome: 'Admit', reason: 'Unknown' },
    },
    {
      reason: "is only warned of in the template's mode Warn",
      given: { template: { ...invalid, admission: { mode: 'Warn' } } },
      want: { outcome: 'Warn', reason: 'Invalid' },
    },
    {
      reason: 'warns where the slot does not exist, and speaks of a name, not of a label',
      given: { template: 'Missing' },
      want: {
        outcome: 'Warn',
        message:
          'spec.runtime.template: BaseImageTemplate "node-24" does not exist in namespace "apps"; create it there, or correct the name',
      },
    },
  ])('$reason', ({ given, want }) => {
    expect(decideName(given)).toMatchObject(want);
  });

  test('rules for how workloads run an image have nothing to look at', () => {
    const input = decisionInput({ template: valid, image: IMAGE });
    const { template } = input;
    if (template.state !== 'Found') throw new Error('the template is there');
    const settings = { ...template.record.settings, contract: 'Cubbi' as const };
    const cubbi = { state: 'Found', record: { ...template.record, settings } } as const;
    const reference = { type: 'Named', template: 'node-24', field: 'spec.slot' } as const;
    expect(decide({ ...input, template: cubbi })).toMatchObject({ outcome: 'Warn' });
    expect(decide({ ...input, template: cubbi, reference })).toMatchObject({ outcome: 'Admit' });
  });
});
