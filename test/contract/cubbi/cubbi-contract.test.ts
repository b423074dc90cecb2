import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { TemplateSpec } from '../../../src/api/base-image-template.ts';
import { CUBBI } from '../../../src/contract/cubbi/cubbi-contract.ts';
import { cubbiTemplate } from '../../fakes/cubbi-template.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function terms(...changes: ((spec: TemplateSpec) => void)[]) {
  return CUBBI.terms(cubbiTemplate(...changes), sha256);
}

type Own = NonNullable<TemplateSpec['contract']['cubbi']>;

function own(changes: Partial<Own>) {
  return ({ contract }: TemplateSpec) => Object.assign(contract.cubbi ?? {}, changes);
}

describe('the terms of Cubbi', () => {
  test('a template that sets nothing is judged pragmatically, by what its image is', () => {
    expect(terms()).toEqual({
      type: 'Cubbi',
      version: '1',
      grade: 'Pragmatic',
      slot: 'goose',
      image: 'registry.example/node:1',
      environment: [],
      toolCheck: [],
      boot: true,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('the member of the union may be left out', () => {
    expect(terms(({ contract }) => delete contract.cubbi)).toEqual(terms());
  });

  test('so may what it has, under a CRD that does not know the defaults', () => {
    const bare = {} as Own;
    expect(terms(({ contract }) => (contract.cubbi = bare))).toEqual(terms());
  });

  test('what the template sets', () => {
    expect(
      terms(
        own({
          revision: 'Env',
          enforcement: 'Strict',
          environment: [{ name: 'GOOSE_KEY' }],
          toolCheck: { command: ['goose', '--version'] },
        }),
      ),
    ).toMatchObject({
      revision: 'Env',
      grade: 'Strict',
      environment: ['GOOSE_KEY'],
      toolCheck: ['goose', '--version'],
    });
  });

  test('the hash is over what the image must keep, and over nothing else', () => {
    const { hash } = terms();
    const same = [
      own({ waivers: [{ check: 'CB-112', reason: 'known' }] }),
      (spec: TemplateSpec) => (spec.image = 'registry.example/other:2'),
      (spec: TemplateSpec) => (spec.admission.mode = 'Audit'),
    ];
    const other = [
      own({ revision: 'Env' }),
      own({ enforcement: 'Strict' }),
      own({ environment: [{ name: 'A' }] }),
      own({ toolCheck: { command: ['a'] } }),
      (spec: TemplateSpec) => (spec.validation.mode = 'Inspect'),
    ];
    expect(same.map((change) => terms(change).hash)).toEqual(same.map(() => hash));
    const hashes = other.map((change) => terms(change).hash);
    expect(new Set([hash, ...hashes]).size).toBe(other.length + 1);
  });
});
