import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/gate/decide.ts';
import type { Decision, Outcome } from '../../src/gate/decision.ts';
import type { AdmissionMode } from '../../src/gate/gate-policy.ts';
import type { Given } from './decision-input.ts';
import { decisionInput, invalid, unknown, valid } from './decision-input.ts';
import type { TemplateChanges } from './template-object.ts';

const MODES: readonly AdmissionMode[] = ['Enforce', 'Warn', 'Audit'];

function withMode(template: TemplateChanges, mode: AdmissionMode): TemplateChanges {
  return { ...template, admission: { ...template.admission, mode } };
}

/** The design's table, cell by cell. */
const CELLS: readonly {
  row: string;
  given: { template: TemplateChanges; image?: string };
  want: Record<AdmissionMode, Outcome>;
}[] = [
  {
    row: 'Valid',
    given: { template: valid },
    want: { Enforce: 'Admit', Warn: 'Admit', Audit: 'Admit' },
  },
  {
    row: 'Off',
    given: { template: { validation: { mode: 'Off' } } },
    want: { Enforce: 'Admit', Warn: 'Admit', Audit: 'Admit' },
  },
  {
    row: 'Invalid',
    given: { template: invalid },
    want: { Enforce: 'Reject', Warn: 'Warn', Audit: 'Audit' },
  },
  {
    row: 'closed',
    given: { template: { ...valid, enabled: false } },
    want: { Enforce: 'Reject', Warn: 'Warn', Audit: 'Audit' },
  },
  {
    row: 'ImageMismatch',
    given: { template: valid, image: 'busybox' },
    want: { Enforce: 'Reject', Warn: 'Warn', Audit: 'Audit' },
  },
  {
    row: 'tag under DigestOnly',
    given: { template: { ...valid, admission: { references: 'DigestOnly' } } },
    want: { Enforce: 'Reject', Warn: 'Warn', Audit: 'Audit' },
  },
  {
    row: 'Unknown, whenUnknown Allow',
    given: { template: unknown },
    want: { Enforce: 'Admit', Warn: 'Warn', Audit: 'Audit' },
  },
  {
    row: 'Unknown, whenUnknown Warn',
    given: { template: { ...unknown, admission: { whenUnknown: 'Warn' } } },
    want: { Enforce: 'Warn', Warn: 'Warn', Audit: 'Audit' },
  },
  {
    row: 'Unknown, whenUnknown Deny',
    given: { template: { ...unknown, admission: { whenUnknown: 'Deny' } } },
    want: { Enforce: 'Reject', Warn: 'Warn', Audit: 'Audit' },
  },
];

describe('decide: the table', () => {
  test.each(
    CELLS.flatMap(({ row, given, want }) =>
      MODES.map((mode) => ({ row, mode, given, want: want[mode] })),
    ),
  )('$row under $mode: $want', ({ given, mode, want }) => {
    const decision = decide(decisionInput({ ...given, template: withMode(given.template, mode) }));
    expect(decision.outcome).toBe(want);
    expect(decision.template).toBe('node-24');
  });

  test.each(MODES)('missing is what the operator says: %s', (missingTemplate) => {
    const want = { Enforce: 'Reject', Warn: 'Warn', Audit: 'Audit' }[missingTemplate];
    expect(
      decide(decisionInput({ template: 'Missing', policy: { missingTemplate } })).outcome,
    ).toBe(want);
  });
});

describe('decide: order and special cases', () => {
  test.each<{ reason: string; given: Given; want: Pick<Decision, 'outcome' | 'reason'> }>([
    {
      reason: 'closed comes before all else',
      given: { template: { ...invalid, enabled: false }, image: 'busybox' },
      want: { outcome: 'Reject', reason: 'SlotClosed' },
    },
    {
      reason: 'ImageMismatch comes before the verdict: it is about the workload, not the template',
      given: { template: invalid, image: 'busybox' },
      want: { outcome: 'Reject', reason: 'ImageMismatch' },
    },
    {
      reason: 'ImageMismatch comes before Off: the slot names an image all the same',
      given: { template: { validation: { mode: 'Off' } }, image: 'busybox' },
      want: { outcome: 'Reject', reason: 'ImageMismatch' },
    },
    {
      reason: 'Off comes before the verdict that stands from earlier',
      given: { template: { ...invalid, validation: { mode: 'Off' } } },
      want: { outcome: 'Admit', reason: 'ValidationOff' },
    },
    {
      reason: 'DigestOnly holds for templates that validate nothing',
      given: { template: { admission: { references: 'DigestOnly' }, validation: { mode: 'Off' } } },
      want: { outcome: 'Reject', reason: 'DigestRequired' },
    },
    {
      reason: 'the new image of a template is unknown, though Valid=False stands from the old one',
      given: {
        template: { ...invalid, image: 'registry.example/node:2.0' },
        image: 'registry.example/node:2.0',
      },
      want: { outcome: 'Admit', reason: 'Unknown' },
    },
    {
      reason: 'a template that was applied a moment ago admits',
      given: {},
      want: { outcome: 'Admit', reason: 'Unknown' },
    },
    {
      reason: 'the grace is over: what was allowed is denied',
      given: { template: { admission: { unknownGrace: '2h' } } },
      want: { outcome: 'Reject', reason: 'Unknown' },
    },
    {
      reason: 'the grace is not over yet',
      given: { template: { admission: { unknownGrace: '2h1s' } } },
      want: { outcome: 'Admit', reason: 'Unknown' },
    },
    {
      reason: 'the grace does not make Warn stricter',
      given: { template: { admission: { unknownGrace: '1s', mode: 'Warn' } } },
      want: { outcome: 'Warn', reason: 'Unknown' },
    },
    {
      reason: 'a suspended or unreadable template is no violation by itself',
      given: { template: 'Unread' },
      want: { outcome: 'Warn', reason: 'TemplateMissing' },
    },
  ])('$reason', ({ given, want }) => {
    const { outcome, reason } = decide(decisionInput(given));
    expect({ outcome, reason }).toEqual(want);
  });
});

describe('decide: floors of the operator', () => {
  test.each<{ reason: string; given: Given; want: Pick<Decision, 'outcome' | 'reason'> }>([
    {
      reason: 'maxMode caps a template',
      given: { template: invalid, policy: { maxMode: 'Audit' } },
      want: { outcome: 'Audit', reason: 'Invalid' },
    },
    {
      reason: 'minimumMode raises a template',
      given: { template: withMode(invalid, 'Audit'), policy: { minimumMode: 'Warn' } },
      want: { outcome: 'Warn', reason: 'Invalid' },
    },
    {
      reason: 'minimumMode leaves it to the template what no verdict means',
      given: { template: unknown, policy: { minimumMode: 'Enforce' } },
      want: { outcome: 'Admit', reason: 'Unknown' },
    },
    {
      reason: 'minimumMode holds for templates alone, not for what is missing',
      given: { template: 'Missing', policy: { minimumMode: 'Enforce' } },
      want: { outcome: 'Warn', reason: 'TemplateMissing' },
    },
    {
      reason: 'minimumMode raises DigestOnly too',
      given: {
        template: { ...valid, admission: { references: 'DigestOnly', mode: 'Audit' } },
        policy: { minimumMode: 'Enforce' },
      },
      want: { outcome: 'Reject', reason: 'DigestRequired' },
    },
    {
      reason: 'Off that is forbidden is capped like all',
      given: {
        template: { validation: { mode: 'Off' } },
        policy: { allowValidationOff: false, maxMode: 'Warn' },
      },
      want: { outcome: 'Warn', reason: 'ValidationOffForbidden' },
    },
    {
      reason: 'the cap wins over the floor',
      given: { template: invalid, policy: { minimumMode: 'Enforce', maxMode: 'Warn' } },
      want: { outcome: 'Warn', reason: 'Invalid' },
    },
    {
      reason: 'the cap holds for what is missing',
      given: { template: 'Missing', policy: { missingTemplate: 'Enforce', maxMode: 'Audit' } },
      want: { outcome: 'Audit', reason: 'TemplateMissing' },
    },
    {
      reason: 'the cap holds for whenUnknown: Deny',
      given: { template: { admission: { whenUnknown: 'Deny' } }, policy: { maxMode: 'Warn' } },
      want: { outcome: 'Warn', reason: 'Unknown' },
    },
    {
      reason: 'Off may be forbidden',
      given: { template: { validation: { mode: 'Off' } }, policy: { allowValidationOff: false } },
      want: { outcome: 'Reject', reason: 'ValidationOffForbidden' },
    },
    {
      reason: 'an image outside the allowed registries',
      given: { template: valid, policy: { allowedRegistries: ['registry.example.evil', 'other'] } },
      want: { outcome: 'Reject', reason: 'RegistryNotAllowed' },
    },
    {
      reason: 'an image below an allowed registry',
      given: { template: valid, policy: { allowedRegistries: ['registry.example/'] } },
      want: { outcome: 'Admit', reason: 'Valid' },
    },
    {
      reason: 'a registry on another port is another registry',
      given: {
        template: { ...valid, image: 'registry.example:5000/node:1.0' },
        policy: { allowedRegistries: ['registry.example'] },
      },
      want: { outcome: 'Reject', reason: 'RegistryNotAllowed' },
    },
    {
      reason: 'a short name is looked at as what it stands for',
      given: {
        template: { image: 'node:24' },
        image: 'node:24',
        policy: { allowedRegistries: ['docker.io/library'] },
      },
      want: { outcome: 'Admit', reason: 'Unknown' },
    },
    {
      reason: 'a prefix is whole parts of a path only',
      given: { template: valid, policy: { allowedRegistries: ['registry.example/no'] } },
      want: { outcome: 'Reject', reason: 'RegistryNotAllowed' },
    },
  ])('$reason', ({ given, want }) => {
    const { outcome, reason } = decide(decisionInput(given));
    expect({ outcome, reason }).toEqual(want);
  });
});
