import { quote } from '../../quote.ts';
import { childPointer } from './child-pointer.ts';
import type { Fault } from './fault.ts';
import { isSecretName } from './is-secret-name.ts';
import { isTrue } from './is-true.ts';
import { mapItems } from './map-items.ts';
import { METADATA_LIMITS } from './metadata-limits.ts';
import { textOf } from './text-of.ts';
import type { MapNode } from './yaml-node.ts';

/** What the schema cannot say of `environment` and `environments_to_forward`. */
export function variableFaults(root: MapNode): Fault[] {
  const seen = new Set<string>();
  const declared = mapItems(root, 'environment').flatMap(({ pointer, item }): Fault[] => {
    const node = item.entries.get('name')?.value;
    const name = textOf(node);
    if (node === undefined || name === undefined) return [];
    const twice = seen.has(name);
    seen.add(name);
    const message = `${quote(name, 48)} is there twice`;
    const place = { rule: 'Schema', at: node.at, pointer: childPointer(pointer, 'name') } as const;
    return [...(twice ? [{ ...place, message }] : []), ...secretFaults(pointer, item, name)];
  });
  return [...declared, ...forwardedFaults(root)];
}

function secretFaults(pointer: string, item: MapNode, name: string): Fault[] {
  const found = quote(name, 48);
  if (!isTrue(item.entries.get('sensitive')?.value)) {
    if (!isSecretName(name)) return [];
    const message = `${found} looks like a secret but is not marked sensitive`;
    return [{ rule: 'SecretNotSensitive', at: item.at, pointer, message }];
  }
  const value = item.entries.get('default')?.value;
  // No value and an empty one are no secrets.
  if (value === undefined || (value.kind === 'Scalar' && value.source === '')) return [];
  if (value.kind === 'Scalar' && value.value.type === 'null') return [];
  const message = `sensitive variable ${found} has a default, which is in every copy of the image`;
  const place = childPointer(pointer, 'default');
  return [{ rule: 'SensitiveDefault', at: value.at, pointer: place, message }];
}

function forwardedFaults(root: MapNode): Fault[] {
  const key = 'environments_to_forward';
  const list = root.entries.get(key)?.value;
  if (list?.kind !== 'List') return [];
  return list.items.slice(0, METADATA_LIMITS.items).flatMap((item, index): Fault[] => {
    const name = textOf(item);
    if (name === undefined || !isSecretName(name)) return [];
    const pointer = childPointer(childPointer('', key), index);
    const message = `${quote(name, 48)} looks like a secret, and what is forwarded cannot be marked sensitive`;
    return [{ rule: 'SecretForwarded', at: item.at, pointer, message }];
  });
}
