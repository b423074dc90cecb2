import { quote } from '../../quote.ts';
import { childPointer } from './child-pointer.ts';
import type { Fault } from './fault.ts';
import { mapItems } from './map-items.ts';
import type { MetadataRule } from './metadata-facts.ts';
import { textOf } from './text-of.ts';
import type { MapNode, YamlNode } from './yaml-node.ts';

/** Directories that the init script itself makes, or runs from: a link in their place would break it. */
const TAKEN = new Set(['/', '/app', '/cubbi', '/cubbi-config', '/home', '/home/cubbi']);

interface Place {
  readonly node: YamlNode;
  readonly pointer: string;
  readonly path: string;
}

/** What the schema cannot say of `persistent_configs`. */
export function persistentFaults(root: MapNode): Fault[] {
  const items = mapItems(root, 'persistent_configs');
  const sources = items.flatMap(({ pointer, item }) => placeOf(pointer, item, 'source'));
  const targets = items.flatMap(({ pointer, item }) => placeOf(pointer, item, 'target'));
  return [
    ...twice(sources),
    ...twice(targets),
    ...sources.flatMap((source) => sourceFaults(source, sources)),
    ...items.flatMap(({ pointer, item }) => fileFaults(pointer, item)),
  ];
}

function placeOf(pointer: string, item: MapNode, key: string): Place[] {
  const node = item.entries.get(key)?.value;
  const path = textOf(node);
  if (node === undefined || path?.startsWith('/') !== true) return [];
  return [{ node, pointer: childPointer(pointer, key), path: withoutExtraSlashes(path) }];
}

function withoutExtraSlashes(path: string): string {
  return `/${path.split('/').filter(Boolean).join('/')}`;
}

function twice(places: readonly Place[]): Fault[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const again = seen.has(place.path);
    seen.add(place.path);
    return again ? [fault(place, `${quote(place.path, 48)} is there twice`)] : [];
  });
}

function sourceFaults(source: Place, all: readonly Place[]): Fault[] {
  if (TAKEN.has(source.path))
    return [fault(source, `${quote(source.path, 48)} must stay a directory of the init script`)];
  const inner = all.find(({ path }) => path.startsWith(`${source.path}/`));
  if (inner === undefined) return [];
  return [
    fault(source, `${quote(source.path, 48)} contains another source, ${quote(inner.path, 48)}`),
  ];
}

function fileFaults(pointer: string, item: MapNode): Fault[] {
  const node = item.entries.get('type')?.value;
  if (node === undefined || textOf(node) !== 'file') return [];
  const place = { node, pointer: childPointer(pointer, 'type') };
  return [fault(place, 'cubbi_init.py makes a directory of it all the same', 'FileEntry')];
}

function fault(
  { node, pointer }: Omit<Place, 'path'>,
  message: string,
  rule: MetadataRule = 'Schema',
): Fault {
  return { rule, at: node.at, pointer, message };
}
