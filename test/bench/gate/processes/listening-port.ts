/**
 * The port that a program says it listens on, `{"listening": PORT}`.
 *
 * @throws Error where the line is something else
 */
export function listeningPort(line: string): number {
  const { listening } = JSON.parse(line) as { listening?: unknown };
  if (typeof listening !== 'number') throw new Error(`expected {"listening": PORT}: ${line}`);
  return listening;
}
