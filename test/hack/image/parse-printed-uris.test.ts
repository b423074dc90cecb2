import { describe, expect, test } from '@jest/globals';

import { parsePrintedUris } from '../../../hack/image.d/parse-printed-uris.ts';

const digest = '5cd3171216d4ab0fc911cfe9c35509bf2dd8f47761c43b7f6a4296701551a24d';

describe('parsePrintedUris', () => {
  test.each([
    { text: '', want: [], reason: 'apt printed nothing' },
    {
      text: `'http://mirror.example/libstdc%2b%2b6_12_amd64.deb' libstdc++6_12.2.0-14+deb12u1_amd64.deb 612604 SHA256:${digest}\n`,
      want: [
        { name: 'libstdc++6', file: 'libstdc++6_12.2.0-14+deb12u1_amd64.deb', sha256: digest },
      ],
      reason: 'a version with a plus',
    },
    {
      text: `'http://mirror.example/b.deb' busybox-static_1%3a1.35.0-4_amd64.deb 928188 SHA256:${digest}\n`,
      want: [
        { name: 'busybox-static', file: 'busybox-static_1%3a1.35.0-4_amd64.deb', sha256: digest },
      ],
      reason: 'a version with an epoch',
    },
    {
      text: "'http://mirror.example/a.deb' tini_0.19_amd64.deb 12 MD5Sum:0123\nW: some warning\n",
      want: [],
      reason: 'no digest that can be trusted',
    },
  ])('$reason', ({ text, want }) => {
    expect(parsePrintedUris(text)).toEqual(want);
  });
});
