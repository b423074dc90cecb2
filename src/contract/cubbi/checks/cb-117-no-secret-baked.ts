import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import { bakedVariables } from '../image/baked-variables.ts';
import type { BakedVariable } from '../image/baked-variables.ts';
import type { CubbiCheck, CubbiEvidence, CubbiInput } from '../cubbi-check.ts';
import type { BakedSecret } from '../files/cubbi-files.ts';
import { several } from '../booted/several.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The image has no secrets: not in files, not in its environment, not in its history. A value is never told. */
export const noSecretBaked: CubbiCheck = {
  id: 'CB-117',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'No secret is in the image',
  reasons: ['SecretExposed'],
  help: 'Everybody who may pull an image can read every layer of it and its whole configuration, the build arguments in its history too. Deleting a file in a later layer does not take it back.',
  fix: 'build without it, pass it when the container starts, and replace it by a new one',
  needs: 'Files',
  run,
};

const KINDS = {
  PrivateKey: 'a private key',
  EnvFile: 'a file with environment variables',
  Credentials: 'stored credentials',
} as const satisfies Record<BakedSecret['kind'], string>;

function run({ evidence }: CubbiInput): CheckResult {
  const { config, files } = evidence;
  const secrets = [
    ...(files.known ? files.value.secrets.map(inFile) : []),
    ...(config.known ? bakedVariables(config.value, sensitive(evidence)).map(inVariable) : []),
  ];
  if (secrets.length > 0) return several(secrets, { reason: 'SecretExposed' });
  if (!files.known) return unknownResult(files);
  if (!config.known) return unknownResult(config);
  return unlessCutShort(files.value, 'files with secrets', PASSED);
}

function sensitive({ files }: CubbiEvidence): string[] {
  if (!files.known || files.value.metadata.state !== 'Read') return [];
  const { environment } = files.value.metadata.fields;
  return environment.filter((variable) => variable.sensitive).map(({ name }) => name);
}

function inFile({ path, kind }: BakedSecret): string {
  return `The image has ${KINDS[kind]} at ${cleanText(path, 96)}`;
}

function inVariable({ name, where }: BakedVariable): string {
  return where === 'Environment'
    ? `The image sets ${quote(name)} to what looks like a secret`
    : `The history of the build has a value of ${quote(name)} that looks like a secret`;
}
