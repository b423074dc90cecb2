import { afterAll, beforeAll } from '@jest/globals';
import { kubectl } from './kubectl.ts';

/** A namespace of the suite's own, made before and deleted after the tests of a file. Returns its name. */
export function withNamespace(prefix: string, labels: Record<string, string> = {}): string {
  const name = `${prefix}-${Date.now().toString(36)}`;
  beforeAll(async () => {
    const made = await kubectl(
      ['create', '-f', '-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }),
    );
    if (made.code !== 0) throw new Error(made.stderr);
  });
  afterAll(async () => {
    await kubectl(['delete', 'namespace', name, '--wait=false']);
  });
  return name;
}
