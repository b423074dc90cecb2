/** An answer of the API server that is no success, as the client throws it. */
export function apiError(code: number, reason: string, message = reason): Error {
  return Object.assign(new Error(message), { code, body: { kind: 'Status', reason, message } });
}
