import { kubectl } from './kubectl.ts';
import { must } from './must.ts';

/** Applies a file of CustomResourceDefinitions, which several files of tests may do at once and none undoes, and waits until they are served. */
export async function establish(file: string): Promise<void> {
  await must(kubectl(['apply', '--server-side', '-f', file]));
  await must(kubectl(['wait', '--for=condition=Established', '-f', file, '--timeout=180s']));
}
