import { describe, expect, test } from '@jest/globals';
import type { BaseImageTemplate } from '../../../src/api/base-image-template.ts';
import { sha256 } from '../../../src/commands/sha256.ts';
import { createContractHash } from '../../../src/gate/records/create-contract-hash.ts';
import { decide } from '../../../src/gate/decide.ts';
import { DEFAULT_GATE_POLICY } from '../../../src/gate/gate-policy.ts';
import { readPodReference } from '../../../src/gate/references/read-pod-reference.ts';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import { slotStatus } from '../../bench/gate/propagation/slot-status.ts';
import { templateObject } from '../../gate/template-object.ts';
import { makeRequests } from './make-requests.ts';
import type { SoakTemplate } from './soak-templates.ts';
import { SOAK_TEMPLATES } from './soak-templates.ts';

const requests = makeRequests('soak');

test('a round has every fate, by both entries where it can', () => {
  const found = new Set(requests.map(({ fate, entry }) => `${fate} ${entry.split('.')[0] ?? ''}`));
  expect([...found].sort()).toEqual([
    'Held pods',
    'Refused workloads',
    'Told pods',
    'Told workloads',
    'Unasked pods',
    'Unasked workloads',
  ]);
});

test('nothing is asked for in earnest', () => {
  expect(requests.filter(({ path }) => !path.endsWith('?dryRun=All'))).toEqual([]);
});

test('only what nobody is asked about has no label', () => {
  const unlabelled = requests.filter(
    ({ body }) => !JSON.stringify(body).includes('vibed.dev/template'),
  );
  expect(unlabelled).toEqual(requests.filter(({ fate }) => fate === 'Unasked'));
});

/** As the API server stores it, its defaults filled in. */
function stored({ name, spec, valid }: SoakTemplate): BaseImageTemplate {
  const made = templateObject({ name });
  const given = spec as BaseImageTemplate['spec'];
  const { cubbi, ...contract } = given.contract;
  const template: BaseImageTemplate = {
    ...made,
    spec: {
      ...made.spec,
      ...given,
      admission: { ...made.spec.admission, ...given.admission },
      contract: {
        ...made.spec.contract,
        ...contract,
        ...(cubbi !== undefined && {
          cubbi: { revision: 'Auto', enforcement: 'Pragmatic', environment: [], waivers: [] },
        }),
      },
    },
  };
  if (valid === undefined) return template;
  return { ...template, status: slotStatus(template, valid, new Date(0)) };
}

describe('the webhook decides each as it must be, so that its answer tells that it was asked', () => {
  const judged = requests.filter(({ fate }) => fate !== 'Unasked');
  test.each(judged)('$kind: $fate', ({ kind, fate, body }) => {
    const slot = kind.split(' ').at(-1);
    const template = SOAK_TEMPLATES.find(({ name }) => name === slot);
    const reference = readPodReference(
      kind.startsWith('pod') ? body : (body as { spec: { template: object } }).spec.template,
      [],
    );
    if (template === undefined || reference === undefined) throw new Error('nothing to judge');
    const record = templateRecord(stored(template), createContractHash(sha256));
    if (record === undefined) throw new Error('no template');
    const decision = decide({
      namespace: 'soak',
      reference,
      via: '',
      template: { state: 'Found', record },
      policy: DEFAULT_GATE_POLICY,
      now: 0,
    });
    expect(decision.outcome).toBe(fate === 'Told' ? 'Warn' : 'Reject');
    expect(fate === 'Told' ? decision.warning : decision.message).toContain('BaseImageTemplate');
  });
});
