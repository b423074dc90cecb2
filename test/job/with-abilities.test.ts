import { describe, expect, test } from '@jest/globals';
import { withAbilities } from '../../src/job/with-abilities.ts';

const facts = { platforms: ['linux/amd64'], imageVolumes: true, userNamespaces: false };

describe('withAbilities()', () => {
  test.each([
    { reason: 'nothing said leaves what the nodes say', abilities: {}, want: [true, false] },
    {
      reason: 'auto leaves what the nodes say',
      abilities: { imageVolumes: 'auto', userNamespaces: 'auto' },
      want: [true, false],
    },
    {
      reason: 'off and on are the last word',
      abilities: { imageVolumes: 'off', userNamespaces: 'on' },
      want: [false, true],
    },
  ] as const)('$reason', ({ abilities, want }) => {
    const { imageVolumes, userNamespaces, platforms } = withAbilities(facts, abilities);
    expect([imageVolumes, userNamespaces, platforms]).toEqual([...want, ['linux/amd64']]);
  });
});
