import { hostname } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiServerOf } from './api-server-of.ts';
import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';
import type { Command, Flag, FlagValues } from './flags.ts';
import { FLAGS } from './flags.ts';

/** The process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads flags and environment.
 *
 * @param command the subcommand
 * @param argv what follows it
 * @throws ConfigError naming the flag or variable and the fix
 */
export function loadConfig(command: Command, argv: readonly string[], env: Environment): Config {
  const given = parse(command, argv);
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries<Flag<unknown>>(FLAGS)) {
    const [text, source] = textOf(name, flag, given, env);
    const value = flag.kind.parse(text, source);
    values[name] = Array.isArray(value) ? Object.freeze(value) : value;
  }
  // The keys are those of FLAGS and each value comes from its flag's own kind.
  const flags = Object.freeze(values) as FlagValues;
  checkSubjects(flags);
  return Object.freeze({
    command,
    flags,
    namespace: ownNamespace(env),
    identity: env['POD_NAME'] ?? hostname(),
    kubeconfig: Object.freeze(
      (env['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== ''),
    ),
    homeKubeconfig: join(env['HOME'] ?? '/', '.kube', 'config'),
    apiServer: apiServerOf(env),
  });
}

/** Nobody could call: a mistake that would show only when the API server is refused. */
function checkSubjects(flags: FlagValues): void {
  for (const endpoint of ['webhook', 'metrics'] as const)
    if (flags[`${endpoint}-authentication`] && flags[`${endpoint}-subjects`].length === 0)
      throw new ConfigError(
        `--${endpoint}-authentication is true and --${endpoint}-subjects is empty; name who may call, as in system:serviceaccount:NAMESPACE:NAME`,
      );
}

type Given = Readonly<Record<string, readonly string[] | undefined>>;

function parse(command: Command, argv: readonly string[]): Given {
  const names = Object.entries<Flag<unknown>>(FLAGS).filter(([, { commands }]) =>
    commands.includes(command),
  );
  const options = Object.fromEntries(
    names.map(([name]) => [name, { type: 'string', multiple: true } as const]),
  );
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // parseArgs throws nothing but errors; its hint about positional arguments does not apply here.
    const [reason = ''] = (error as Error).message.split('. To specify');
    throw new ConfigError(
      `${reason}; run "base-image-operator ${command} --help" for the flags of this command`,
      { cause: error },
    );
  }
}

/** A flag's text and the name to blame for it: the flag, else the variable, else the default. Repeated flags are one list. */
function textOf(
  name: string,
  flag: Flag<unknown>,
  given: Given,
  env: Environment,
): [string, string] {
  const texts = given[name];
  if (texts !== undefined) return [texts.join(','), `--${name}`];
  const variable = `OPERATOR_${name.toUpperCase().replaceAll('-', '_')}`;
  const text = env[variable];
  return text === undefined ? [flag.fallback, `--${name}`] : [text, variable];
}

function ownNamespace(env: Environment): string {
  const namespace = env['POD_NAMESPACE'] ?? 'base-image-operator';
  if (NAMESPACE.test(namespace)) return namespace;
  throw new ConfigError(
    `POD_NAMESPACE is ${JSON.stringify(namespace)}; give the name of the namespace that the operator runs in`,
  );
}
