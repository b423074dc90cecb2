import { afterAll, beforeAll } from '@jest/globals';
import { apiRequest } from './api-request.ts';

const PATH = '/api/v1/namespaces';

/** A namespace of the suite's own, made before and deleted after the tests of a file. Returns its name. */
export function withNamespace(prefix: string, labels: Record<string, string> = {}): string {
  const name = `${prefix}-${Date.now().toString(36)}`;
  beforeAll(async () => {
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
    const made = await apiRequest({ method: 'POST', path: PATH, body });
    if (made.code !== 201) throw new Error(made.body.message);
  });
  afterAll(async () => {
    await apiRequest({ method: 'DELETE', path: `${PATH}/${name}` });
  });
  return name;
}
