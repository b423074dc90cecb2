import type { BootTarget } from '../plan/stage.ts';

/** Name and label of the Job of one attempt. */
export interface ValidationName {
  readonly name: string;
  readonly hash: string;
}

/** The same for every template that wants this attempt: the API server's unique names keep a second Job away. */
export function validationName(
  { key, attempt }: Pick<BootTarget, 'key' | 'attempt'>,
  sha256: (text: string) => string,
): ValidationName {
  const hash = sha256(key).slice(0, 16);
  const name = attempt === 1 ? `validate-${hash}` : `validate-${hash}-${attempt}`;
  return { name, hash };
}
