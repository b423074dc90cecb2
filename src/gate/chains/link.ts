/**
 * One step from a workload to its template, as far as it is known. `Missing`: the API server says that the object does not exist.
 * `Unread`: the API server could not be asked in time.
 */
export type Link<T> =
  | { readonly state: 'Found'; readonly record: T }
  | { readonly state: 'Missing' }
  | { readonly state: 'Unread' };
