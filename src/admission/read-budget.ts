import { parseDuration } from '../api/parse-duration.ts';

const DEFAULT_TIMEOUT_MS = 5000;
const MAX_BUDGET_MS = 2000;

/**
 * Milliseconds that one review may spend asking the API server: half of the time that the API server gives us (`?timeout=5s` in the URL,
 * `timeoutSeconds` of the webhook), at most two seconds, so that an answer always arrives.
 *
 * @param timeout the query parameter as it came
 */
export function readBudget(timeout: unknown): number {
  const given = typeof timeout === 'string' ? parseDuration(timeout) : undefined;
  const limit = given === undefined || given === 0 ? DEFAULT_TIMEOUT_MS : given;
  return Math.min(limit / 2, MAX_BUDGET_MS);
}
