/** What the kernel looks at (`BINPRM_BUF_SIZE`). */
const LINE = 256;
const MOST_WORDS = 16;

/**
 * The words of the `#!` line: the interpreter and its arguments. The kernel passes everything behind the interpreter as one argument, which `env
 * -S` takes apart; its option is left out. Empty without such a line.
 */
export function shebangWords(text: string): string[] {
  if (!text.startsWith('#!')) return [];
  const [line = ''] = text.slice(2, LINE).split('\n', 1);
  const words = line.split(/[ \t]+/).filter((word) => word !== '');
  return words.filter((word, index) => index === 0 || word !== '-S').slice(0, MOST_WORDS);
}
