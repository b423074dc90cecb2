import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bakedVariables } from '../../../../src/contract/cubbi/image/baked-variables.ts';

const VALUE = 'k3y-0123456789abcdef';

/** Names that are found in an environment, or in a line of the history. */
function names(given: {
  env?: Record<string, string>;
  line?: string;
  sensitive?: string[];
}): string[] {
  const { env = {}, line = '', sensitive = [] } = given;
  return bakedVariables({ env, history: [line] }, sensitive).map(
    ({ name, where }) => `${where} ${name}`,
  );
}

describe('bakedVariables', () => {
  test.each([
    'OPENAI_API_KEY',
    'OPENAI_APIKEY',
    'GITHUB_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'DB_PASSWORD',
    'BASIC_AUTH',
    'ANTHROPIC_CUSTOM_HEADERS',
    'openai_api_key',
  ])('%s holds a secret', (name) => {
    expect(names({ env: { [name]: VALUE } })).toEqual([`Environment ${name}`]);
  });

  test.each([
    'GPG_KEY',
    'GPG_KEYS',
    'GEMINI_MAX_TOKENS',
    'TOKEN_LIMIT',
    'SSH_AUTH_SOCK',
    'SIGNING_PUBLIC_KEY',
    'AWS_ACCESS_KEY_ID',
    'DB_PASSWORD_FILE',
    'TOKENIZERS_PARALLELISM',
    'KEYBOARD',
    'MONKEY',
    'PATH',
  ])('%s holds none', (name) => {
    expect(names({ env: { [name]: VALUE } })).toEqual([]);
  });

  test.each([
    '',
    'short',
    'changeme',
    'your-api-key-here',
    '<insert key>',
    '${API_KEY}',
    '{{ key }}',
    '%API_KEY%',
    'xxxxxxxxxxxx',
    '"********"',
    'sk-example-0123456789',
    'not-set',
    '123456',
    '/run/secrets/key',
    './key.txt',
    '0x9D6D8F6BC857C906',
  ])('%j is no secret', (value) => {
    expect(names({ env: { API_KEY: value } })).toEqual([]);
  });

  test.each([
    { reason: 'ENV', line: `ENV API_KEY=${VALUE}` },
    { reason: 'ENV of the older builder', line: `/bin/sh -c #(nop)  ENV API_KEY=${VALUE}` },
    { reason: 'a default of ARG', line: `ARG API_KEY="${VALUE}"` },
    { reason: 'a build argument', line: `RUN |2 A=b API_KEY=${VALUE} /bin/sh -c make # buildkit` },
    { reason: 'a variable of one command', line: `RUN /bin/sh -c API_KEY='${VALUE}' make` },
  ])('the history tells of $reason', ({ line }) => {
    expect(names({ line })).toEqual(['History API_KEY']);
  });

  test.each([
    { reason: 'a variable of the shell', line: `RUN key=${VALUE} && use "$key"` },
    { reason: 'an option', line: `RUN make --API_KEY=${VALUE}` },
    { reason: 'a substitution', line: 'RUN API_KEY=$(cat /run/secrets/key) make' },
    { reason: 'a name alone', line: 'ARG API_KEY' },
  ])('the history may have $reason', ({ line }) => {
    expect(names({ line })).toEqual([]);
  });

  test('what the metadata calls sensitive is secret by any name', () => {
    expect(names({ env: { LICENSE: VALUE }, sensitive: ['LICENSE'] })).toEqual([
      'Environment LICENSE',
    ]);
  });

  test('a value is never told, and any configuration has an answer', () => {
    const value = fc.string({ minLength: 12 }).map((text) => `v${text}`);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fc.array(fc.string()), (env, history) => {
        const found = bakedVariables({ env, history }, Object.keys(env));
        const told = new Set(found.flatMap((variable) => Object.keys(variable)));
        expect([...told].every((key) => key === 'name' || key === 'where')).toBe(true);
        expect(found.every(({ name, where }) => where === 'History' || name in env)).toBe(true);
      }),
    );
  });

  test.each(['A', 'A_', "A='", 'A="', '=', 'A=b '])('a long line of %j is read in time', (part) => {
    const history = Array.from({ length: 256 }, () => part.repeat(1024).slice(0, 1024));
    expect(
      bakedVariables({ env: { API_KEY: part.repeat(16384) }, history }, []).length,
    ).toBeLessThan(2);
  });
});
