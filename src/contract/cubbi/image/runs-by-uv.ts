import type { CubbiEvidence } from '../cubbi-check.ts';
import { baseName } from './base-name.ts';
import type { InitFacts } from '../init/init-facts.ts';
import { launch } from './launch.ts';

/**
 * Whether `uv run --script` reads the init script, with an environment of its own instead of the packages of python3: ENTRYPOINT says so, or
 * starts the script by itself and its `#!` line says so. Without the configuration, what the `#!` line says.
 */
export function runsByUv(
  { config }: Pick<CubbiEvidence, 'config'>,
  { shebang }: Extract<InitFacts, { state: 'Read' }>,
): boolean {
  const start = config.known ? launch(config.value) : undefined;
  if (start?.kind === 'Init' && start.by !== 'Kernel') return start.by === 'Uv';
  return shebang.some((word) => baseName(word) === 'uv');
}
