import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Crd {
  spec: { versions: { schema: { openAPIV3Schema: { properties: { status: object } } } }[] };
}

const crd = parse(readFileSync('crds/images.vibed.dev_baseimagetemplates.yaml', 'utf8'), {
  merge: true,
}) as Crd;
const schema = crd.spec.versions[0]?.schema.openAPIV3Schema.properties.status ?? {};
const ajv = new Ajv({ strict: false, allErrors: true, formats: { int32: true, int64: true } });
formats.default(ajv, ['date-time']);
const validate = ajv.compile(closed(schema) as object);

/** What the API server would refuse, or drop, of a status. */
export function statusFaults(status: unknown): string[] {
  if (validate(status)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
  );
}

/** The API server drops fields that the schema does not name; here they are faults. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [name, closed(value)]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  if (copy['type'] === 'object' && 'properties' in copy) copy['additionalProperties'] = false;
  return copy;
}
