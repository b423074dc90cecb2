import { describe, expect, test } from '@jest/globals';
import { holdsSecret } from '../../../../src/contract/cubbi/files/holds-secret.ts';
import { cpuMs } from '../../../cpu-ms.ts';

describe('holdsSecret', () => {
  test.each([
    '-----BEGIN PRIVATE KEY-----\nMII',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    '-----BEGIN RSA PRIVATE KEY-----\r\n',
    'Bag Attributes\n-----BEGIN ENCRYPTED PRIVATE KEY-----',
    'PuTTY-User-Key-File-3: ssh-ed25519',
  ])('a private key: %j', (text) => {
    expect(holdsSecret('PrivateKey', text)).toBe(true);
  });

  test.each([
    '',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    'grep -e "-----BEGIN PRIVATE KEY-----" file',
    'ssh-ed25519 AAAA me@home',
  ])('no private key: %j', (text) => {
    expect(holdsSecret('PrivateKey', text)).toBe(false);
  });

  test.each([
    'OPENAI_API_KEY=sk-123456',
    'A=1\nexport DB_PASSWORD="s3cret" # of the database',
    '  GITHUB_TOKEN = ghp_abcdef',
    "SECRET='# no comment'",
    'api_key=abcdef',
  ])('an environment file with a value: %j', (text) => {
    expect(holdsSecret('EnvFile', text)).toBe(true);
  });

  test.each([
    '',
    'OPENAI_API_KEY=',
    'OPENAI_API_KEY=""',
    'OPENAI_API_KEY= # set it',
    '# OPENAI_API_KEY=sk-123456',
    'OPENAI_API_KEY=${OPENAI_API_KEY}',
    'OPENAI_API_KEY=$KEY',
    'OPENAI_API_KEY=<your key>',
    'OPENAI_API_KEY=your-key-here',
    'OPENAI_API_KEY=xxxx',
    'OPENAI_API_KEY="changeme"',
    'DB_PASSWORD=example',
    'PATH=/usr/bin',
    'GEMINI_MAX_TOKENS=100000',
    'USE_AUTH=true',
    'MONKEY=banana',
    'a line of text with a KEY=',
  ])('an environment file without one: %j', (text) => {
    expect(holdsSecret('EnvFile', text)).toBe(false);
  });

  test.each([
    'machine github.com login me password s3cret',
    'machine github.com\n  login me\n  password s3cret\n',
    '//registry.npmjs.org/:_authToken=npm_abcdef',
    '_auth = "bWU6czNjcmV0"',
    '[pypi]\nusername = __token__\npassword = pypi-abcdef',
    '[default]\naws_access_key_id = AKIA\naws_secret_access_key = abcdef',
    'https://me:s3cret@github.com',
    '[remote "origin"]\n\turl = https://me:s3cret@github.com/a/b',
    'github.com:\n    oauth_token: gho_abcdef\n',
    'users:\n- name: me\n  user:\n    client-key-data: LS0t',
    '{"auths":{"ghcr.io":{"auth":"bWU6czNjcmV0"}}}',
    '{"claudeAiOauth":{"accessToken":"sk-ant-abcdef"}}',
    '{"anthropic":{"type":"api","key":"sk-abcdef"}}',
  ])('credentials: %j', (text) => {
    expect(holdsSecret('Credentials', text)).toBe(true);
  });

  test.each([
    '',
    'machine github.com login me',
    'registry=https://registry.npmjs.org/\nsave-exact=true',
    '//registry.npmjs.org/:_authToken=${NPM_TOKEN}',
    '; //registry.npmjs.org/:_authToken=npm_abcdef',
    '{"auths":{"ghcr.io":{}},"credsStore":"pass"}',
    '{"auths":{"ghcr.io":{"auth":""}}}',
    '[remote "origin"]\n\turl = https://github.com/a/b',
    '[remote "origin"]\n\turl = https://me@github.com/a/b',
    '[remote "origin"]\n\turl = git@github.com:a/b',
    '{}',
  ])('no credentials: %j', (text) => {
    expect(holdsSecret('Credentials', text)).toBe(false);
  });

  const hostile = [
    'KEY=',
    'export ',
    '_auth=',
    '"key":"',
    'https://',
    'password ',
    'a:',
    ' ',
    '-----BEGIN ',
    'x',
  ];
  test.each(hostile)('is fast for a file full of %j', (piece) => {
    const text = piece.repeat(16_384 / piece.length);
    const work = cpuMs(() => {
      for (const kind of ['PrivateKey', 'EnvFile', 'Credentials'] as const)
        expect(typeof holdsSecret(kind, text)).toBe('boolean');
    });
    expect(work).toBeLessThan(200);
  });
});
