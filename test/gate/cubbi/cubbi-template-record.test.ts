import { describe, expect, test } from '@jest/globals';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import { HASH, templateObject } from '../template-object.ts';

const cubbi = { revision: 'Auto', enforcement: 'Pragmatic', environment: [], waivers: [] };
const vibedAgent = { waivers: [] };

/** The contract that is read from a template with this contract. */
function contractOf(contract: unknown): string | undefined {
  const object = templateObject();
  return templateRecord({ ...object, spec: { ...object.spec, contract } }, () => HASH)?.settings
    .contract;
}

describe('templateRecord: contracts', () => {
  test.each<{ reason: string; contract: unknown; want: string | undefined }>([
    { reason: 'VibedAgent', contract: { type: 'VibedAgent', vibedAgent }, want: 'VibedAgent' },
    { reason: 'Cubbi', contract: { type: 'Cubbi', vibedAgent, cubbi }, want: 'Cubbi' },
    { reason: 'Cubbi by its defaults', contract: { type: 'Cubbi', vibedAgent }, want: 'Cubbi' },
    {
      reason: 'a member that is none',
      contract: { type: 'Cubbi', vibedAgent, cubbi: 7 },
      want: undefined,
    },
    {
      reason: 'a contract of a newer CRD',
      contract: { type: 'Other', vibedAgent },
      want: undefined,
    },
    {
      reason: 'a name of every object',
      contract: { type: 'toString', vibedAgent },
      want: undefined,
    },
    { reason: 'no members', contract: { type: 'VibedAgent' }, want: undefined },
  ])('$reason', ({ contract, want }) => {
    expect(contractOf(contract)).toBe(want);
  });
});
