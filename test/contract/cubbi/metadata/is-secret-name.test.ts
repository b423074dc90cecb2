import { describe, expect, test } from '@jest/globals';
import { isSecretName } from '../../../../src/contract/cubbi/metadata/is-secret-name.ts';

describe('isSecretName()', () => {
  test.each([
    'OPENAI_API_KEY',
    'AIDER_API_KEYS',
    'APIKEY',
    'openai_api_key',
    'KEY',
    'KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'ANTHROPIC_AUTH_TOKEN',
    'GITHUB_TOKEN',
    'DB_PASSWORD',
    'PASSWD_FILE',
    'GOOGLE_APPLICATION_CREDENTIALS',
    'A_CREDENTIAL_B',
    'BASIC_AUTH',
    'ANTHROPIC_CUSTOM_HEADERS',
    'PUBLIC_KEY_PASSWORD',
    'PUBLIC_KEY_API_KEY',
    'MAX_TOKEN_SECRET',
  ])('is true for %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each([
    'GEMINI_MAX_TOKENS',
    'MODEL_MAX_TOKEN',
    'GEMINI_TOKEN_LIMIT',
    'TOKENS_LIMIT',
    'PUBLIC_KEY',
    'PROJECT_PUBLIC_KEY',
    'KEYBOARD',
    'MONKEY',
    'TOKENIZER',
    'AUTHOR_NAME',
    'GIT_AUTHOR_EMAIL',
    'OAUTH_URL',
    'OPENAI_URL',
    'CUBBI_MODEL',
    '',
  ])('is false for %j', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
