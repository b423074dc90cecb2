/**
 * Reads the rendered chart from standard input and writes one file per component below manifests/. With --check, writes nothing and fails
 * when a file differs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string> };
  readonly spec?: {
    readonly template?: { readonly metadata: { readonly labels: Record<string, string> } };
  };
}

const HEADER = '# Rendered from charts/base-image-operator by hack/manifests. Do not edit.\n';
/** Labels that say how a release came about; kustomize is not Helm. */
const RELEASE_LABELS = [
  'helm.sh/chart',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/instance',
];

function fileOf(object: Rendered): string {
  if (object.kind.startsWith('ValidatingAdmissionPolicy')) return 'manifests/policies.yaml';
  if (object.metadata.name.startsWith('base-image-controller')) return 'manifests/controller.yaml';
  if (object.metadata.name.startsWith('base-image-webhook')) return 'manifests/webhook.yaml';
  return 'manifests/roles.yaml';
}

function withoutRelease(labels: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels ?? {}).filter(([key]) => !RELEASE_LABELS.includes(key)),
  );
}

function cleaned(object: Rendered): Rendered {
  const metadata = { ...object.metadata, labels: withoutRelease(object.metadata.labels) };
  const template = object.spec?.template;
  if (template === undefined) return { ...object, metadata };
  const podMetadata = { ...template.metadata, labels: withoutRelease(template.metadata.labels) };
  return {
    ...object,
    metadata,
    spec: { ...object.spec, template: { ...template, metadata: podMetadata } },
  };
}

const objects = parseAllDocuments(readFileSync(0, 'utf8'))
  .map((document) => document.toJS() as Rendered | null)
  .filter((object) => object !== null);
const outputs = Map.groupBy(objects, fileOf);
const check = process.argv.includes('--check');
for (const [path, group] of outputs) {
  const text =
    HEADER +
    group
      .map((object) => stringify(cleaned(object), { version: '1.1', lineWidth: 0 }))
      .join('---\n');
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (check) {
    console.error(`${path} is not what the chart renders: run hack/manifests`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
}
