/** The script's name as a word of its own, or within the text that a shell is given. */
const INIT = /(?:^|[\s/"'`;&|(])cubbi_init\.py(?:$|[\s"'`;&|)])/;

/** Whether a word of a command line names the init script: whoever names it means to start it, in whatever way. */
export function namesInit(word: string): boolean {
  return INIT.test(word);
}
