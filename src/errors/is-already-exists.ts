import { apiStatus } from './api-status.ts';

/** Whether an object of that name exists already (409 `AlreadyExists`). */
export function isAlreadyExists(error: unknown): boolean {
  const status = apiStatus(error);
  return status?.code === 409 && status.reason === 'AlreadyExists';
}
