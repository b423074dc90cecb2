import { describe, expect, test } from '@jest/globals';
import { createContractHash } from '../../../src/gate/records/create-contract-hash.ts';
import { createMemo } from '../../../src/gate/records/create-memo.ts';
import { createSharedParts } from '../../../src/gate/records/create-shared-parts.ts';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import type { TemplateChanges } from '../template-object.ts';
import { HASH, statusOf, templateObject } from '../template-object.ts';

describe('createSharedParts', () => {
  test('records with shared parts are equal to records without', () => {
    const shared = createSharedParts();
    const object = templateObject({ status: statusOf('False') });
    const records = [1, 2].map(() => templateRecord(object, () => HASH, shared));
    expect(records).toEqual([1, 2].map(() => templateRecord(object, () => HASH)));
  });

  test('equal settings are one, and frozen', () => {
    const shared = createSharedParts();
    const [a, b] = ['a', 'b'].map((name) => shared.settings(templateObject({ name })));
    expect([a === b, Object.isFrozen(a)]).toEqual([true, true]);
  });

  test.each<{ reason: string; changes: TemplateChanges }>([
    { reason: 'closed', changes: { enabled: false } },
    { reason: 'another mode', changes: { admission: { mode: 'Warn' } } },
    { reason: 'another answer to unknown', changes: { admission: { whenUnknown: 'Deny' } } },
    { reason: 'another grace', changes: { admission: { unknownGrace: '1h' } } },
    { reason: 'digests only', changes: { admission: { references: 'DigestOnly' } } },
    { reason: 'no validation', changes: { validation: { mode: 'Off' } } },
  ])('settings that differ are two: $reason', ({ changes }) => {
    const shared = createSharedParts();
    const usual = shared.settings(templateObject());
    expect(shared.settings(templateObject(changes))).not.toEqual(usual);
  });
});

describe('createMemo', () => {
  test('makes each value once, and forgets all when it is full', () => {
    const made: string[] = [];
    const memo = createMemo<string>(2);
    for (const key of ['a', 'b', 'a', 'b', 'c', 'c', 'a'])
      memo(key, () => {
        made.push(key);
        return key;
      });
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('createContractHash', () => {
  test('hashes the same terms once, and others anew', () => {
    const hashed: string[] = [];
    const hash = createContractHash((text) => `${hashed.push(text)}`);
    const { spec } = templateObject();
    const other = {
      ...spec,
      contract: { ...spec.contract, vibedAgent: { language: 'go', waivers: [] } },
    };
    const metadata = { name: 'custom' };
    const hashes = [spec, spec, other, spec].map((each) => hash({ metadata, spec: each }));
    expect([hashes, hashed.length]).toEqual([['1', '1', '2', '1'], 2]);
  });
});
