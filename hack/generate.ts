/**
 * Writes what is derived: from the CRD the TypeScript types and the chart's copy, from the contract's checks, the table of reasons, the flags
 * and the metrics the pages that list them, from the schema of Cubbi's metadata a file for editors, from `assembly/` programs in WebAssembly. With
 * --check, writes nothing and fails when a file differs from what would be written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { parse, stringify } from 'yaml';
import { REASONS } from '../src/api/reasons.ts';
import { FLAGS } from '../src/config/flags.ts';
import { CUBBI_CHECKS } from '../src/contract/cubbi/cubbi-checks.ts';
import { VIBED_AGENT_CHECKS } from '../src/contract/vibed-agent-checks.ts';
import { CUBBI_IMAGE_SCHEMA } from '../src/contract/cubbi/metadata/cubbi-image-schema.ts';
import { METRICS } from '../src/metrics/metric-list.ts';
import { checksPart } from './generate.d/checks-part.ts';
import { operationsPart } from './generate.d/operations-part.ts';
import { reasonsPart } from './generate.d/reasons-part.ts';
import { wasmPart } from './generate.d/wasm-part.ts';
import { withGeneratedPart } from './generate.d/with-generated-part.ts';

const CRD = 'crds/images.vibed.dev_baseimagetemplates.yaml';
const TYPES = 'src/api/template.generated.ts';
const CHART_CRD = 'charts/base-image-operator/templates/crds/baseimagetemplates.yaml';
const CONTRACT_PAGE = 'docs/contract-vibed-agent.md';
const CUBBI_PAGE = 'docs/contract-cubbi.md';
const CUBBI_SCHEMA = 'docs/schemas/cubbi-image.schema.json';
const SCAN = 'assembly/scan-json.ts';
const SCAN_BINARY = 'src/admission/review-reader/scan-json-binary.generated.ts';
const REASONS_PAGE = 'docs/reasons.md';
const OPERATIONS_PAGE = 'docs/operations.md';

/** Go's YAML reads `Off` as false, as YAML 1.1 does: quote what 1.1 takes for something else than a text. */
const YAML_OF_GO = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

type Schema = Record<string, unknown>;

interface Crd {
  metadata: Schema & { annotations?: Schema };
  spec: { versions: { name: string; schema: { openAPIV3Schema: Schema } }[] };
}

/**
 * Turns a structural schema into plain JSON Schema as a reader of stored objects sees it: the API server has filled in every default, so
 * a property with a default is always there, and unknown fields have been dropped.
 */
function asRead(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asRead);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Schema;
  const out: Schema = {};
  for (const [key, value] of Object.entries(rest)) {
    if (key.startsWith('x-kubernetes-') || ['default', 'format', 'maxItems'].includes(key))
      continue;
    out[key] = asRead(value);
  }
  if (nullable === true) out['type'] = [out['type'], 'null'];
  if (typeof rest['properties'] === 'object') {
    const properties = rest['properties'] as Record<string, Schema>;
    const filled = Object.keys(properties).filter(
      (name) => properties[name]?.['default'] !== undefined,
    );
    out['required'] = [
      ...new Set([...((rest['required'] as string[] | undefined) ?? []), ...filled]),
    ];
    out['additionalProperties'] = false;
  }
  return out;
}

/** The properties `spec` and `status` of the schema, as TypeScript. */
async function types(crd: Crd): Promise<string> {
  const properties = crd.spec.versions[0]?.schema.openAPIV3Schema['properties'] as Record<
    string,
    Schema
  >;
  const root = {
    type: 'object',
    description: 'Spec and status of a BaseImageTemplate, as the API server returns them.',
    additionalProperties: false,
    required: ['spec'],
    properties: { spec: asRead(properties['spec']), status: asRead(properties['status']) },
  };
  const banner = `// Generated from ${CRD} by \`npm run generate\`. Do not edit.`;
  const text = await compile(root as Parameters<typeof compile>[0], 'TemplateSchema', {
    bannerComment: banner,
    additionalProperties: false,
    format: false,
    ignoreMinAndMaxItems: true,
  });
  return format(text, { ...(await resolveConfig(TYPES)), parser: 'typescript' });
}

/** The CRD as a template of the chart: kept on uninstall, and left out when `crds.enabled` is false. */
function chartCrd(crd: Crd): string {
  const annotated = {
    ...crd,
    metadata: { ...crd.metadata, annotations: { '@KEEP@': 'keep' } },
  };
  const body = stringify(annotated, YAML_OF_GO)
    .replaceAll('{{', '{{ "{{" }}')
    .replace(
      /^ {2}annotations:\n {4}"@KEEP@": keep\n/m,
      '  {{- if .Values.crds.keep }}\n  annotations:\n    helm.sh/resource-policy: keep\n  {{- end }}\n',
    );
  return `{{- /* Generated from ${CRD} by \`npm run generate\`. Do not edit. */ -}}\n{{- if .Values.crds.enabled }}\n${body}{{- end }}\n`;
}

/** A page of the documentation with its generated part as it must be. */
function page(path: string, part: string): string {
  return withGeneratedPart(readFileSync(path, 'utf8'), part);
}

/** A JSON Schema as a file that editors can use. */
async function schemaFile(schema: object): Promise<string> {
  const options = await resolveConfig(CUBBI_SCHEMA);
  return format(JSON.stringify(schema), { ...options, parser: 'json' });
}

const crd = parse(readFileSync(CRD, 'utf8')) as Crd;
const outputs: [path: string, text: string, source: string][] = [
  [TYPES, await types(crd), CRD],
  [CHART_CRD, chartCrd(crd), CRD],
  [CONTRACT_PAGE, page(CONTRACT_PAGE, checksPart(VIBED_AGENT_CHECKS)), 'src/contract'],
  [CUBBI_PAGE, page(CUBBI_PAGE, checksPart(CUBBI_CHECKS)), 'src/contract/cubbi'],
  [
    CUBBI_SCHEMA,
    await schemaFile(CUBBI_IMAGE_SCHEMA),
    'src/contract/cubbi/metadata/cubbi-image-schema.ts',
  ],
  [
    OPERATIONS_PAGE,
    page(OPERATIONS_PAGE, operationsPart({ flags: FLAGS, metrics: METRICS })),
    'src/config/flags.ts or src/metrics/metric-list.ts',
  ],
  [SCAN_BINARY, wasmPart(SCAN, 'SCAN_JSON_BINARY'), SCAN],
  [REASONS_PAGE, page(REASONS_PAGE, reasonsPart(REASONS)), 'src/api/reasons.ts'],
];
const check = process.argv.includes('--check');
for (const [path, text, source] of outputs) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (check) {
    console.error(`${path} is not what ${source} says: run npm run generate`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
}
