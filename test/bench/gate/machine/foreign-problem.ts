/** Above this share of a core in other hands, a measurement says little. */
const FOREIGN = 0.3;

/**
 * Why a measurement says little on a core that others used.
 *
 * @param foreign their share of it, 0 to 1
 */
export function foreignProblem(foreign: number, whose: string): string | undefined {
  if (foreign <= FOREIGN) return undefined;
  return `others used ${Math.round(foreign * 100)} % of the ${whose}'s core`;
}
