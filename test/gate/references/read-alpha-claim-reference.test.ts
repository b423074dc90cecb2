import { describe, expect, test } from '@jest/globals';
import { readAlphaClaimReference } from '../../../src/gate/references/read-alpha-claim-reference.ts';

const template = { name: 't' };
const byTemplate = {
  type: 'Claim',
  pool: 'shadow-pool-t',
  field: 'spec.sandboxTemplateRef.name',
};

describe('readAlphaClaimReference()', () => {
  test.each([
    ['no pool is named', { sandboxTemplateRef: template }, byTemplate],
    ['the default pool', { sandboxTemplateRef: template, warmpool: 'default' }, byTemplate],
    ['no pool is wanted', { sandboxTemplateRef: template, warmpool: 'none' }, byTemplate],
    ['an empty pool', { sandboxTemplateRef: template, warmpool: '' }, byTemplate],
    [
      'a pool wins over the template',
      { sandboxTemplateRef: template, warmpool: 'p' },
      { type: 'Claim', pool: 'p', field: 'spec.warmpool' },
    ],
    ['nothing is named', { warmpool: 'none', warmPoolRef: { name: 'p' } }, undefined],
    ['the names are no texts', { sandboxTemplateRef: { name: 1 }, warmpool: [] }, undefined],
  ])('%s', (_reason, spec, want) => {
    expect(readAlphaClaimReference({ spec })).toEqual(want);
  });
});
