/** Counts the turns of the event loop from now on. */
export function countTurns(): { turns(): number; stop(): void } {
  let turns = 0;
  let running = true;
  const next = () => {
    turns += 1;
    if (running) setImmediate(next);
  };
  setImmediate(next);
  return {
    turns: () => turns,
    stop: () => (running = false),
  };
}
