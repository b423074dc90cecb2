import { Connection } from './connection.ts';
import type { Address } from './connection.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { playCase } from './play-case.ts';
import type { Played } from './play-case.ts';

/** Handshakes at once: the kernel keeps no more clients waiting, and those that it turns away come back seconds later. */
const HANDSHAKES = 200;
/** So many clients must be served; the webhook has room for some more, but others may be there. */
const ROOM = 900;

/**
 * Opens a connection for each case, and sends all cases at once when all connections are there that the webhook has room for.
 *
 * @returns what came of each case, in their order
 */
export async function playCrowd(
  address: Address,
  cases: readonly FuzzCase[],
): Promise<readonly Played[]> {
  const connections: (Connection | undefined)[] = [];
  for (let at = 0; at < cases.length; at += HANDSHAKES) {
    const some = cases.slice(at, at + HANDSHAKES);
    const opened = some.map(() => Connection.open(address).catch(() => undefined));
    connections.push(...(await Promise.all(opened)));
  }
  const served = connections.filter((each) => each !== undefined).length;
  const problem =
    served < Math.min(ROOM, cases.length) ? `only ${served} clients have a connection` : undefined;
  const turnedAway = { classes: [], problem, goesOn: false, ms: 0 };
  const played = await Promise.all(
    cases.map((fuzzCase, index) => {
      const connection = connections[index];
      return connection === undefined
        ? Promise.resolve(turnedAway)
        : playCase(connection, fuzzCase);
    }),
  );
  for (const connection of connections) connection?.destroy();
  return played;
}
