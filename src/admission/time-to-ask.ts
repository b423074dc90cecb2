import { readBudget } from './read-budget.ts';

/** Makes, when it is first called, the signal that ends the time in which one review may ask the API server: most reviews need none. */
export function timeToAsk(query: string): () => AbortSignal {
  let signal: AbortSignal | undefined;
  return () => {
    signal ??= AbortSignal.timeout(readBudget(new URLSearchParams(query).get('timeout')));
    return signal;
  };
}
