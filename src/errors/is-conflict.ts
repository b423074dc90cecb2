import { apiStatus } from './api-status.ts';

/** Whether the object changed meanwhile, or a namesake exists (409 `Conflict`): look again, it is no failure. */
export function isConflict(error: unknown): boolean {
  const status = apiStatus(error);
  return status?.code === 409 && status.reason !== 'AlreadyExists';
}
