/* eslint-disable @typescript-eslint/no-unused-vars -- still to be written */
/** How many bytes of a file of a layer the contract may ask for, by its path as the layer names it. */
export function keepCubbiFile(_name: string): number {
  throw new Error('TODO');
}
