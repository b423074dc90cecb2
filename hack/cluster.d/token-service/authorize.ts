import type { Access } from './parse-scopes.ts';
import { users } from './users.ts';

/** What of the requested access the user has: the token then carries less than was asked, and the registry says `insufficient_scope`. */
export function authorize(user: string, requested: readonly Access[]): Access[] {
  const allowed = users.get(user)?.actions ?? [];
  return requested
    .filter(({ type }) => type === 'repository')
    .map((access) => ({ ...access, actions: access.actions.filter((a) => allowed.includes(a)) }))
    .filter(({ actions }) => actions.length > 0);
}
