import { kubectl } from './kubectl.ts';

/** The object that `kubectl get … -o json` prints. Throws with kubectl's own words when there is none. */
export async function kubectlJson<T>(args: readonly string[]): Promise<T> {
  const outcome = await kubectl([...args, '-o', 'json']);
  if (outcome.code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${outcome.stderr}`);
  return JSON.parse(outcome.stdout) as T;
}
