import { cleanText } from '../../../evidence/clean-text.ts';
import { isTrue } from './is-true.ts';
import { mapItems } from './map-items.ts';
import type { MetadataFields } from './metadata-facts.ts';
import { METADATA_LIMITS } from './metadata-limits.ts';
import { textOf } from './text-of.ts';
import type { MapNode, YamlNode } from './yaml-node.ts';

/** What could be understood of a document, bounded and clean. */
export function readFields(root: MapNode): MetadataFields {
  const field = (key: string) => clean(textOf(root.entries.get(key)?.value));
  const [name, version, image] = [field('name'), field('version'), field('image')];
  return {
    ...(name !== undefined && { name }),
    ...(version !== undefined && { version }),
    ...(image !== undefined && { image }),
    environment: environment(root),
    forwarded: items(root, 'environments_to_forward').flatMap((item) => clean(textOf(item)) ?? []),
    ports: root.entries.has('ports') ? items(root, 'ports').flatMap(port) : undefined,
    persistentConfigs: persistentConfigs(root),
  };
}

function environment(root: MapNode): MetadataFields['environment'] {
  return mapItems(root, 'environment').flatMap(({ item: { entries } }) => {
    const name = clean(textOf(entries.get('name')?.value));
    if (name === undefined) return [];
    return {
      name,
      required: isTrue(entries.get('required')?.value),
      sensitive: isTrue(entries.get('sensitive')?.value),
      hasDefault: (textOf(entries.get('default')?.value) ?? '') !== '',
    };
  });
}

function persistentConfigs(root: MapNode): MetadataFields['persistentConfigs'] {
  return mapItems(root, 'persistent_configs').flatMap(({ item: { entries } }) => {
    const source = clean(textOf(entries.get('source')?.value));
    const target = clean(textOf(entries.get('target')?.value));
    if (source?.startsWith('/') !== true || target?.startsWith('/') !== true) return [];
    const type = clean(textOf(entries.get('type')?.value)) ?? 'directory';
    return { source, target, type };
  });
}

function items(root: MapNode, key: string): readonly YamlNode[] {
  const list = root.entries.get(key)?.value;
  return list?.kind === 'List' ? list.items.slice(0, METADATA_LIMITS.items) : [];
}

function port(node: YamlNode): number[] {
  const value = node.kind === 'Scalar' ? node.value.value : undefined;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 65535
    ? [value]
    : [];
}

function clean(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cleanText(text, METADATA_LIMITS.text);
}
