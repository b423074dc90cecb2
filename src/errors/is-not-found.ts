import { apiStatus } from './api-status.ts';

/** Whether the API server answered that the object does not exist. */
export function isNotFound(error: unknown): boolean {
  return apiStatus(error)?.code === 404;
}
