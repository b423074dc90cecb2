import type { TermsSource } from '../contract.ts';
import { CUBBI_DEFAULTS } from './cubbi-defaults.ts';
import type { CubbiTerms } from './cubbi-terms.ts';

/**
 * The terms of a template of type Cubbi.
 *
 * @param sha256 gives the SHA-256 of a text as 64 hexadecimal digits
 */
export function cubbiTermsOf(
  { metadata, spec }: TermsSource,
  sha256: (text: string) => string,
): CubbiTerms {
  const type = 'Cubbi';
  const { version } = spec.contract;
  const own = { ...CUBBI_DEFAULTS, ...spec.contract.cubbi };
  const { revision, enforcement, environment, toolCheck } = own;
  const boot = spec.validation.mode !== 'Inspect';
  const names = environment.map(({ name }) => name);
  const command = toolCheck?.command ?? [];
  const hash = sha256(JSON.stringify([type, version, revision, enforcement, names, command, boot]));
  return {
    type,
    version,
    grade: enforcement,
    slot: metadata.name,
    ...(revision !== 'Auto' && { revision }),
    image: spec.image,
    environment: names,
    toolCheck: command,
    boot,
    hash,
  };
}
