import { ConfigError } from '../config/config-error.ts';
import { CONTRACTS } from '../contract/contracts.ts';

/**
 * The checks that no template may waive.
 *
 * @throws ConfigError for an id that no contract has: a floor that is not there must not look as if it were
 */
export function unwaivableChecks(ids: readonly string[]): ReadonlySet<string> {
  const known = new Set(
    Object.values(CONTRACTS).flatMap(({ checks }) => checks.map(({ id }) => id)),
  );
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new ConfigError(
      `--unwaivable-checks has ${unknown.join(', ')}, which no contract has; use ids of its checks, for example ${[...known][0] ?? ''}`,
    );
  return new Set(ids);
}
