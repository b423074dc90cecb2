import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDockerConfig } from '../../../src/registry/authentication/parse-docker-config.ts';
import type { DockerConfigEntry } from '../../../src/registry/authentication/parse-docker-config.ts';

function basic(key: string, username: string, password: string): DockerConfigEntry {
  return { key, credential: { kind: 'Basic', username, password } };
}
function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

describe('parseDockerConfig', () => {
  test.each<{ reason: string; auths: unknown; want: DockerConfigEntry[] | undefined }>([
    {
      reason: 'user name and password as fields',
      auths: { 'registry.example': { username: 'ann', password: 'secret' } },
      want: [basic('registry.example', 'ann', 'secret')],
    },
    {
      reason: 'auth outranks the fields',
      auths: {
        'registry.example': { username: 'x', password: 'y', auth: base64('ann:se:cret') },
      },
      want: [basic('registry.example', 'ann', 'se:cret')],
    },
    {
      reason: 'base64 without padding',
      auths: { 'registry.example': { auth: base64('ann:secret').replace(/=+$/, '') } },
      want: [basic('registry.example', 'ann', 'secret')],
    },
    {
      reason: "Docker Hub's key loses scheme and version",
      auths: { 'https://index.docker.io/v1/': { auth: base64('ann:secret') } },
      want: [basic('index.docker.io', 'ann', 'secret')],
    },
    {
      reason: 'a path stays, a version before it does not',
      auths: {
        'http://Registry.Example:5000/v2/team/a': { auth: base64('ann:secret') },
        'registry.example/team': { auth: base64('ben:secret') },
      },
      want: [
        basic('registry.example:5000/team/a', 'ann', 'secret'),
        basic('registry.example/team', 'ben', 'secret'),
      ],
    },
    {
      reason: 'a refresh token counts where there is no password',
      auths: {
        'registry.example': { auth: base64('00000000-0000:'), identitytoken: 'refresh' },
      },
      want: [{ key: 'registry.example', credential: { kind: 'IdentityToken', token: 'refresh' } }],
    },
    {
      reason: 'as for the kubelet, a password outranks a refresh token',
      auths: { 'registry.example': { auth: base64('ann:secret'), identitytoken: 'refresh' } },
      want: [basic('registry.example', 'ann', 'secret')],
    },
    { reason: 'an entry without credentials is none', auths: { 'registry.example': {} }, want: [] },
    { reason: 'an entry may be null', auths: { 'registry.example': null }, want: [] },
    { reason: 'no entries', auths: {}, want: [] },
    { reason: 'no auths at all', auths: undefined, want: [] },
    { reason: 'auths as a list', auths: [], want: undefined },
    { reason: 'an entry as a text', auths: { 'registry.example': 'secret' }, want: undefined },
    {
      reason: 'auth that is not base64',
      auths: { 'registry.example': { auth: '%%%' } },
      want: undefined,
    },
    {
      reason: 'auth without a colon',
      auths: { 'registry.example': { auth: base64('ann') } },
      want: undefined,
    },
    {
      reason: 'a password that is no text',
      auths: { 'registry.example': { username: 'ann', password: 1 } },
      want: undefined,
    },
  ])('$reason', ({ auths, want }) => {
    expect(parseDockerConfig(JSON.stringify({ auths }))).toEqual(want);
  });

  test.each(['', 'auths', '[]', 'null', '{"auths":', '"text"'])('refuses %j', (text) => {
    expect(parseDockerConfig(text)).toBeUndefined();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((j) => `{"auths":{"a":${j}}}`),
        ),
        (text) => {
          const read = parseDockerConfig(text) ?? [];
          expect(Array.isArray(read)).toBe(true);
        },
      ),
    );
  });
});
