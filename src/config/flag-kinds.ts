import { ConfigError } from './config-error.ts';
import { parseReferences } from './parse-references.ts';

/** Turns the text of a flag into its value. `name` is the flag or variable as the user wrote it, for the error. */
export interface FlagKind<T> {
  /** What stands for the value in the help text. */
  readonly placeholder: string;
  parse(text: string, name: string): T;
}

const HOST_PORT = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/;
const DNS_SUBDOMAIN = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const QUALIFIED_NAME =
  /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function fail(name: string, text: string, fix: string): never {
  throw new ConfigError(`${name} is ${JSON.stringify(text)}; ${fix}`);
}

function split(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

function listOf(placeholder: string, pattern: RegExp, what: string): FlagKind<readonly string[]> {
  return {
    placeholder: `${placeholder},…`,
    parse: (text, name) =>
      split(text).map((part) =>
        pattern.test(part) ? part : fail(name, part, `each part must be ${what}`),
      ),
  };
}

/** What may be used: a list, or `*` for anything, which is undefined. An empty list allows nothing. */
function allowed(
  placeholder: string,
  pattern: RegExp,
  what: string,
): FlagKind<readonly string[] | undefined> {
  const list = listOf(placeholder, pattern, what);
  return {
    placeholder: `*|${list.placeholder}`,
    parse: (text, name) => (text.trim() === '*' ? undefined : list.parse(text, name)),
  };
}

function integer(placeholder: string, min: number, max: number): FlagKind<number> {
  return {
    placeholder,
    parse(text, name) {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      if (value >= min && value <= max) return value;
      return fail(name, text, `use a whole number from ${min} to ${max}`);
    },
  };
}

function choice<const T extends string>(...values: readonly T[]): FlagKind<T> {
  return {
    placeholder: values.join('|'),
    parse(text, name) {
      const found = values.find((value) => value === text);
      return found ?? fail(name, text, `use one of ${values.join(', ')}`);
    },
  };
}

/** The kinds of values that flags have. */
export const flagKinds = {
  choice,
  integer,
  boolean: {
    placeholder: 'true|false',
    parse: (text: string, name: string) => choice('true', 'false').parse(text, name) === 'true',
  } satisfies FlagKind<boolean>,
  text: { placeholder: 'TEXT', parse: (text: string) => text } satisfies FlagKind<string>,
  /** A name as Kubernetes has them for namespaces, Services and Leases (RFC 1123 label). */
  name: {
    placeholder: 'NAME',
    parse: (text: string, name: string) =>
      DNS_LABEL.test(text)
        ? text
        : fail(name, text, 'use lower-case letters, digits and dashes, at most 63 characters'),
  } satisfies FlagKind<string>,
  names: listOf('NAME', DNS_LABEL, 'a name of lower-case letters, digits and dashes'),
  hosts: listOf('HOST[:PORT]', HOST_PORT, 'a host with an optional port, without scheme and path'),
  files: listOf('FILE', /^\//, 'an absolute path'),
  /** Names of users as the API server knows them; a service account's is system:serviceaccount:NAMESPACE:NAME. */
  subjects: listOf(
    'SUBJECT',
    /^[!-+.-~-]{1,512}$/,
    'the name of a user, for example system:serviceaccount:monitoring:prometheus',
  ),
  /** Keys of labels and taints (qualified names of Kubernetes) that may be used. */
  allowedKeys: allowed('KEY', QUALIFIED_NAME, 'a key, for example example.com/pool'),
  /** Names of objects of the cluster (RFC 1123 subdomains) that may be used. */
  allowedNames: allowed('NAME', DNS_SUBDOMAIN, 'a name, for example gvisor'),
  checks: listOf('ID', /^[A-Z]{2}-\d{3}$/, 'the id of a check, for example VA-032'),
  /** Pairs that stand for the same repositories, for example mirror.example/dockerhub=docker.io. */
  mirrors: listOf(
    'MIRROR=SOURCE',
    /^[A-Za-z0-9[][A-Za-z0-9.:[\]/_-]*=[A-Za-z0-9[][A-Za-z0-9.:[\]/_-]*$/,
    'MIRROR=SOURCE, for example mirror.example/dockerhub=docker.io',
  ),
  /** Where objects of further kinds name a template. */
  references: { placeholder: 'REFERENCE,…', parse: parseReferences },
  prefixes: listOf(
    'HOST[:PORT][/PATH]',
    /^[A-Za-z0-9[][A-Za-z0-9.:[\]-]*(?:\/[a-z0-9._/-]*)?$/,
    'a registry with an optional path, without scheme',
  ),
} as const;
