import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';
import { fieldAt } from '../../../../src/gate/field-at.ts';
import { textAt } from '../../../../src/gate/text-at.ts';
import type { Operator } from '../bench.ts';
import { parseMebibytes } from '../machine/parse-mebibytes.ts';

/** What the chart says of the webhook's container. */
export async function webhookContainer(
  root: string,
): Promise<Pick<Operator, 'memory' | 'webhookEnv'>> {
  const documents = parseAllDocuments(await readFile(`${root}/manifests/webhook.yaml`, 'utf8'));
  const deployment = documents
    .map((document) => document.toJS() as unknown)
    .find((object) => fieldAt(object, 'kind') === 'Deployment');
  const container = fieldAt(deployment, 'spec', 'template', 'spec', 'containers', '0');
  const env = fieldAt(container, 'env');
  const values = (Array.isArray(env) ? env : [])
    .map((each: unknown) => [textAt(each, 'name'), textAt(each, 'value')] as const)
    .filter(([, value]) => value !== '');
  return {
    memory: parseMebibytes(fieldAt(container, 'resources', 'limits', 'memory')),
    webhookEnv: Object.fromEntries(values),
  };
}
