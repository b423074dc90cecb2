/** Seconds that one probe may take at most, however long the agent has. */
const MOST_SECONDS = 30;

/** Seconds after which a probe of the runtime container is killed. */
export function runtimeProbeSeconds(timeoutSeconds: number): number {
  return Math.min(MOST_SECONDS, timeoutSeconds);
}
