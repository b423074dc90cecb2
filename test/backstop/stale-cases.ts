import { DIGESTS, statusOf } from '../gate/template-object.ts';
import type { BackstopCase } from './backstop-case.ts';
import { byDigest, invalid, sharing, state, valid } from './case-states.ts';

const OTHER = 'registry.example/other:1.0';

/** The label, or the status, lags behind. */
export const STALE_CASES: readonly BackstopCase[] = [
  {
    reason: 'a label that somebody wrote on a Valid template rejects nothing',
    template: valid,
    label: 'invalid',
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'a label of another value is a label: the status decides',
    template: invalid,
    label: 'closed',
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'without the label the backstop does not look',
    template: invalid,
    label: null,
    webhook: ['Reject', 'Invalid'],
    backstop: 'Admit',
  },
  {
    reason: 'the spec was edited since: the verdict may speak of another contract',
    template: invalid,
    edited: { validation: { interval: '1h' } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Admit',
  },
  {
    reason: 'the contract was edited since',
    template: invalid,
    edited: { validation: { interval: '1h' } },
    hash: 'another',
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'another image since, by the name of which nothing is proven',
    template: invalid,
    edited: { image: OTHER },
    label: 'invalid',
    pod: { containers: { app: OTHER } },
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'another image since, under Deny',
    template: state({ admission: { whenUnknown: 'Deny' }, status: statusOf('True') }),
    edited: { image: OTHER },
    pod: { containers: { app: OTHER } },
    webhook: ['Reject', 'Unknown'],
    backstop: 'Reject',
  },
  {
    reason: 'closed since',
    template: valid,
    edited: { enabled: false },
    webhook: ['Reject', 'SlotClosed'],
    backstop: 'Reject',
  },
  {
    reason: 'opened since, with the label of before',
    template: state({ enabled: false, status: statusOf('True') }),
    edited: { enabled: true },
    label: 'closed',
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
  {
    reason: 'of a digest that two images share, the newer verdict is by another contract',
    template: sharing(['Invalid', 'another'], ['Invalid']),
    pod: { containers: { app: byDigest(DIGESTS.old) } },
    webhook: ['Admit', 'Unknown'],
    backstop: 'Admit',
  },
  {
    reason: 'of a digest that two images share, the newer verdict is Invalid',
    template: sharing(['Invalid'], ['Valid']),
    pod: { containers: { app: byDigest(DIGESTS.old) } },
    webhook: ['Reject', 'Invalid'],
    backstop: 'Reject',
  },
  {
    reason: 'of a digest that two images share, the newer verdict is Valid',
    template: sharing(['Valid'], ['Invalid']),
    pod: { containers: { app: byDigest(DIGESTS.old) } },
    webhook: ['Admit', 'Valid'],
    backstop: 'Admit',
  },
];
