import type { ImageConfig } from '../../../../src/evidence/image-evidence.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { goodMetadata } from '../good-files.ts';
import { PASSED, UNTOLD, cutShort, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { has, unread } from './files-evidence.ts';

const says = (changes: Partial<ImageConfig>) => ({ config: goodConfig(changes) });
const exposed = (message: string, also?: readonly string[]) =>
  failed('SecretExposed', message, also === undefined ? {} : { also });

export const SECRET_CASES: readonly CubbiCase[] = [
  { check: 'CB-117', reason: 'a fingerprint of the base image is no secret', want: PASSED },
  {
    check: 'CB-117',
    reason: 'files',
    evidence: has({
      secrets: [
        { path: '/root/.ssh/id_ed25519', kind: 'PrivateKey' },
        { path: '/app/.env', kind: 'EnvFile' },
        { path: '/root/.npmrc', kind: 'Credentials' },
      ],
    }),
    want: exposed('The image has a file with environment variables at /app/.env', [
      'The image has a private key at /root/.ssh/id_ed25519',
      'The image has stored credentials at /root/.npmrc',
    ]),
  },
  {
    check: 'CB-117',
    reason: 'ENV stays in the history too, and is told once',
    evidence: says({
      env: { OPENAI_API_KEY: 'sk-abcdef0123456789' },
      history: ['ENV OPENAI_API_KEY=sk-abcdef0123456789'],
    }),
    want: exposed('The image sets "OPENAI_API_KEY" to what looks like a secret'),
  },
  {
    check: 'CB-117',
    reason: 'build arguments stay in the history, and need no files',
    evidence: {
      ...unread,
      ...says({ history: ['RUN |1 NPM_TOKEN=npm_abcdef0123456789 /bin/sh -c npm ci # buildkit'] }),
    },
    want: exposed('The history of the build has a value of "NPM_TOKEN" that looks like a secret'),
  },
  {
    check: 'CB-117',
    reason: 'the metadata says what is secret',
    evidence: {
      ...has({
        metadata: goodMetadata({
          environment: [{ name: 'LICENSE', required: true, sensitive: true, hasDefault: false }],
        }),
      }),
      ...says({ env: { LICENSE: 'abcdef0123456789', OTHER: 'abcdef0123456789' } }),
    },
    want: exposed('The image sets "LICENSE" to what looks like a secret'),
  },
  {
    check: 'CB-117',
    reason: 'placeholders hold a place',
    evidence: says({
      env: { OPENAI_API_KEY: 'changeme', DB_PASSWORD: '', GITHUB_TOKEN: '<your token>' },
      history: ['ARG NPM_TOKEN', "RUN key='9D6D8F6BC857C906' API_KEY=$(cat /run/secrets/key) sh"],
    }),
    want: PASSED,
  },
  {
    check: 'CB-117',
    reason: 'one may be where nobody looked',
    evidence: has({ whole: false }),
    want: cutShort('files with secrets'),
  },
  { check: 'CB-117', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-117', reason: 'no configuration', evidence: { config: UNREAD }, want: UNTOLD },
];
