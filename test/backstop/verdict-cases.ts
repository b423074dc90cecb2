import { statusOf } from '../gate/template-object.ts';
import type { BackstopCase } from './backstop-case.ts';
import { denying, invalid, state, unknown, valid } from './case-states.ts';

/** What is recorded of the template, and its mode. */
export const VERDICT_CASES: readonly BackstopCase[] = [
  { reason: 'Valid', template: valid, webhook: ['Admit', 'Valid'], backstop: 'Admit' },
  { reason: 'Invalid', template: invalid, webhook: ['Reject', 'Invalid'], backstop: 'Reject' },
  {
    reason: 'closed, though Valid',
    template: state({ enabled: false, status: statusOf('True') }),
    webhook: ['Reject', 'SlotClosed'],
    backstop: 'Reject',
  },
  {
    reason: 'closed, with validation Off',
    template: state({ enabled: false, validation: { mode: 'Off' } }),
    webhook: ['Reject', 'SlotClosed'],
    backstop: 'Reject',
  },
  {
    reason: 'no verdict under Deny, in the words of the condition',
    template: denying,
    webhook: ['Reject', 'Unknown'],
    backstop: 'Reject',
  },
  {
    reason: 'no verdict under Deny, and nobody has looked at it',
    template: state({ admission: { whenUnknown: 'Deny' } }),
    webhook: ['Reject', 'Unknown'],
    backstop: 'Reject',
  },
  {
    reason: 'no verdict under Allow',
    template: unknown(1),
    label: 'unknown',
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'no verdict, the grace is over',
    template: unknown(2, { unknownGrace: '1h30m' }),
    webhook: ['Reject', 'Unknown'],
    backstop: 'Reject',
  },
  {
    reason: 'no verdict, the grace is over, under Warn',
    template: unknown(2, { unknownGrace: '1h30m', whenUnknown: 'Warn' }),
    webhook: ['Reject', 'Unknown'],
    backstop: 'Reject',
  },
  {
    reason: 'no verdict, the grace is not over, whatever the label says',
    template: unknown(1, { unknownGrace: '1h30m' }),
    label: 'unknown',
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'nobody has looked at it, and its grace began with its creation',
    template: state({ admission: { unknownGrace: '160h' } }),
    label: 'unknown',
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'a grace that nothing began',
    template: state({ admission: { unknownGrace: '1s' }, status: statusOf('Unknown') }),
    label: 'unknown',
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'validation Off, Invalid from earlier',
    template: state({ validation: { mode: 'Off' }, status: statusOf('False') }),
    label: 'invalid',
    webhook: ['Admit', 'ValidationOff'],
    backstop: 'Admit',
  },
  {
    reason: 'Invalid under Warn',
    template: state({ admission: { mode: 'Warn' }, status: statusOf('False') }),
    webhook: ['Warn', 'Invalid'],
    backstop: 'Admit',
  },
  {
    reason: 'Invalid under Audit',
    template: state({ admission: { mode: 'Audit' }, status: statusOf('False') }),
    webhook: ['Audit', 'Invalid'],
    backstop: 'Admit',
  },
  {
    reason: 'closed under Warn',
    template: state({ enabled: false, admission: { mode: 'Warn' } }),
    webhook: ['Warn', 'SlotClosed'],
    backstop: 'Admit',
  },
  {
    reason: 'Invalid where digests are asked for: what the pod must change comes first',
    template: state({ admission: { references: 'DigestOnly' }, status: statusOf('False') }),
    webhook: ['Reject', 'DigestRequired'],
    backstop: 'Reject',
  },
];
