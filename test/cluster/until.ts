/** Resolves as soon as the condition holds; rejects after three seconds, with its description. Looks again at each turn of the event loop. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 3_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
