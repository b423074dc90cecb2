import type { RepositoryMirror } from '../api/canonical-repository.ts';
import type { FlagValues } from '../config/flags.ts';
import type { GatePolicy } from '../gate/gate-policy.ts';

/** The gate's floors and caps as the flags say them. */
export function gatePolicyOf(flags: FlagValues): GatePolicy {
  return {
    maxMode: flags['max-mode'],
    minimumMode: flags['minimum-mode'],
    missingTemplate: flags['missing-template'],
    allowValidationOff: flags['allow-validation-off'],
    allowedRegistries: flags['allowed-registries'],
    mirrors: flags['mirror-prefixes'].map(mirrorOf),
  };
}

/** `MIRROR=SOURCE`, as the flag's own check has made sure. */
function mirrorOf(text: string): RepositoryMirror {
  const [mirror = '', source = ''] = text.split('=');
  return { mirror, source };
}
