/** How many first bytes of a file `inspectElf` and `interpreterOf` need to tell all they can about an ordinary program. */
export const HEADER_BYTES = 4096;
