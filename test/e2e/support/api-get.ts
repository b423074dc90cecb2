import { apiRequest } from './api-request.ts';

/** What the API server has at a path. Throws with its words where that is nothing. */
export async function apiGet<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const { code, body } = await apiRequest({ method: 'GET', path, query });
  if (code !== 200) throw new Error(`GET ${path}: ${body.message ?? code}`);
  return body as T;
}
