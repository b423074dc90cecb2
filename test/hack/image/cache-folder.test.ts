import { describe, expect, test } from '@jest/globals';

import { cacheFolder } from '../../../hack/image.d/cache-folder.ts';

describe('cacheFolder', () => {
  test.each([
    { env: { HOME: '/h' }, want: '/h/.cache/base-image-operator', reason: 'the usual place' },
    { env: { HOME: '/h', XDG_CACHE_HOME: '/x' }, want: '/x/base-image-operator', reason: 'XDG' },
    {
      env: { HOME: '/h', XDG_CACHE_HOME: '', BIO_CACHE: '' },
      want: '/h/.cache/base-image-operator',
      reason: 'empty is unset',
    },
    { env: { XDG_CACHE_HOME: '/x', BIO_CACHE: '/own' }, want: '/own', reason: 'ours wins' },
  ])('$want: $reason', ({ env, want }) => {
    expect(cacheFolder(env)).toBe(want);
  });
});
