/** Ends a slice of work: resolves when the event loop has handled what came in meanwhile, so that requests wait for one slice at most. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
