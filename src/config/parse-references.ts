import type { ConfiguredReference } from '../gate/references/configured-reference.ts';
import { ConfigError } from './config-error.ts';

/** Bounds what is added to every read of a review of these kinds. */
const MOST = { references: 16, parts: 8, pathBytes: 256, textBytes: 16 * 1024 } as const;

const FIELDS = {
  group: {
    pattern: /^(?:|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)$/,
    fix: 'give the API group, as in example.com; empty is the core group',
  },
  version: {
    pattern: /^v[0-9]{1,9}(?:(?:alpha|beta)[0-9]{1,9})?$/,
    fix: 'give the version that objects are to be sent in, as in v1 or v1beta1',
  },
  kind: { pattern: /^[A-Z][A-Za-z0-9]{0,62}$/, fix: 'give the kind, as in Widget' },
  path: {
    pattern: /^[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*|\[[A-Za-z0-9._/-]+\])*$/,
    fix: 'give names of fields joined by dots, as in spec.runtime.template or metadata.labels[example.com/slot]',
  },
} as const;
const NAMES = ['group', 'version', 'kind', 'path'] as const;

type Texts = Readonly<Record<(typeof NAMES)[number], string>>;

/**
 * Reads `gate.references`: JSON objects with `group`, `version`, `kind` and `path`, separated by commas. All that is read of a review is
 * bounded by them, so they are too: 16 of them, 8 names and 256 characters in a path.
 *
 * @param name the flag or variable as the user wrote it
 * @throws ConfigError naming the reference, its field and the fix
 */
export function parseReferences(text: string, name: string): readonly ConfiguredReference[] {
  const references = listOf(text, name).map((item, index) => {
    const texts = textsOf(item, `reference ${index + 1} of ${name}`);
    return { ...texts, path: partsOf(texts.path), field: texts.path };
  });
  const seen = new Set<string>();
  for (const { group, kind } of references) {
    const key = `${kind}.${group}`;
    if (seen.has(key)) {
      throw new ConfigError(`${name} has two references of ${key}; give each kind once`);
    }
    seen.add(key);
  }
  return references;
}

function listOf(text: string, name: string): readonly unknown[] {
  if (text.length > MOST.textBytes) {
    throw new ConfigError(`${name} is longer than ${MOST.textBytes} characters; leave some out`);
  }
  const items = jsonList(text, name);
  if (items.length <= MOST.references) return items;
  throw new ConfigError(`${name} has ${items.length} references; give at most ${MOST.references}`);
}

function jsonList(text: string, name: string): readonly unknown[] {
  try {
    return JSON.parse(`[${text}]`) as readonly unknown[];
  } catch (cause) {
    throw new ConfigError(
      `${name} is no JSON; give objects such as {"group":"example.com","version":"v1","kind":"Widget","path":"spec.template"}`,
      { cause },
    );
  }
}

function textsOf(item: unknown, what: string): Texts {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw new ConfigError(`${what} is no object; give ${NAMES.join(', ')}`);
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(item);
  const odd = entries.find(([key]) => !Object.hasOwn(FIELDS, key));
  if (odd !== undefined) {
    throw new ConfigError(
      `${what} has a field ${JSON.stringify(odd[0])}; it may have ${NAMES.join(', ')}`,
    );
  }
  const given = new Map(entries);
  for (const field of NAMES) checkField(given.get(field), field, what);
  // Each was found to be a text that fits.
  return Object.fromEntries(given) as Texts;
}

function checkField(value: unknown, field: keyof typeof FIELDS, what: string): void {
  const { pattern, fix } = FIELDS[field];
  const told = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw new ConfigError(`${what}: ${field} ${told}; ${fix}`);
  }
  const tooLong = value.length > MOST.pathBytes || partsOf(value).length > MOST.parts;
  if (field === 'path' && tooLong) {
    throw new ConfigError(
      `${what}: path has more than ${MOST.parts} names or ${MOST.pathBytes} characters; give a shorter one`,
    );
  }
}

function partsOf(path: string): readonly string[] {
  return (path.match(/\[[^\]]+\]|[^.[\]]+/g) ?? []).map((part) => part.replace(/^\[|\]$/g, ''));
}
