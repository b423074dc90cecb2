import type { ImageConfig } from '../../../evidence/image-evidence.ts';
import { isPlaceholder } from './is-placeholder.ts';
import { isSecretVariable } from './is-secret-variable.ts';

/** A variable with what looks like a secret, and where it is. The value itself is not kept. */
export interface BakedVariable {
  readonly name: string;
  readonly where: 'Environment' | 'History';
}

/** Assignments in a line of a build: upper case as variables of the environment are, so that those of shell scripts do not count. */
const ASSIGNMENT =
  /(?<![\w-])([A-Z_][A-Z0-9_]{0,127})=("[^"]{0,512}"|'[^']{0,512}'|[^\s;&|"']{1,512})/g;

/**
 * Variables with secrets that an image keeps: those of its environment, and those that its build left in the history (`ENV`, `--build-arg`).
 *
 * @param sensitive names that are secret whatever they look like
 */
export function bakedVariables(
  { env, history }: Pick<ImageConfig, 'env' | 'history'>,
  sensitive: readonly string[],
): readonly BakedVariable[] {
  const secret = (name: string, value: string) =>
    (isSecretVariable(name) || sensitive.includes(name)) && !isPlaceholder(value);
  const set = Object.entries(env)
    .filter(([name, value]) => secret(name, value))
    .map(([name]) => name);
  const left = history
    .flatMap((line) => [...line.matchAll(ASSIGNMENT)])
    .filter(([, name = '', value = '']) => secret(name, value) && !set.includes(name))
    .map(([, name = '']) => name);
  return [
    ...[...new Set(set)].sort().map((name) => ({ name, where: 'Environment' }) as const),
    ...[...new Set(left)].sort().map((name) => ({ name, where: 'History' }) as const),
  ];
}
