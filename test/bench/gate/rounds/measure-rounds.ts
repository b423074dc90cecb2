import { rotated } from './rotated.ts';

/** What every measurement says of itself. */
export interface Measured {
  /** Why it says little; undefined for a good one. */
  readonly problem: string | undefined;
}

/** One round: each thing once, side by side in time. */
export type Round<Name extends string, M extends Measured> = Readonly<Record<Name, M>>;

/** How often is measured. */
export interface RoundsPlan {
  readonly rounds: number;
  /** How often a measurement with a problem is made at most; the last one stays, with its problem. */
  readonly attempts: number;
}

/** Measures things in turns, so that what the machine does meanwhile meets all of them; each round begins with another one. */
export async function measureRounds<Name extends string, M extends Measured>(
  names: readonly Name[],
  measure: (name: Name) => Promise<M>,
  { rounds, attempts }: RoundsPlan,
): Promise<Round<Name, M>[]> {
  const done: Round<Name, M>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const measured: Partial<Record<Name, M>> = {};
    for (const name of rotated(names, round)) {
      let attempt = 1;
      let result = await measure(name);
      while (result.problem !== undefined && attempt < attempts) {
        result = await measure(name);
        attempt += 1;
      }
      measured[name] = result;
    }
    done.push(measured as Round<Name, M>);
  }
  return done;
}
