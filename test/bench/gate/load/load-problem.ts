import { foreignProblem } from '../machine/foreign-problem.ts';

/** Who used the cores during a measurement. Shares are of one core, 0 to 1. */
export interface LoadUse {
  /** The server's share of its core. */
  readonly server: number;
  /** The generator's share of its own. */
  readonly generator: number;
  /** What neither the server nor the bench used of the server's core. */
  readonly foreignAtServer: number;
  /** The same of the generator's core. */
  readonly foreignAtGenerator: number;
}

/** A generator that is this busy while the server is not was measured itself. */
const GENERATOR_FULL = 0.95;
const SERVER_FULL = 0.9;

/** Why a measurement under load says little; undefined for a good one. */
export function loadProblem(use: LoadUse): string | undefined {
  const { server, generator, foreignAtServer, foreignAtGenerator } = use;
  const foreign =
    foreignProblem(foreignAtServer, 'server') ?? foreignProblem(foreignAtGenerator, 'generator');
  if (foreign !== undefined) return foreign;
  if (generator < GENERATOR_FULL || server >= SERVER_FULL) return undefined;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return `the generator was the bottleneck: it used ${percent(generator)} of its core, the server ${percent(server)}`;
}
