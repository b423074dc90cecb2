/** One section of the probe's report: a header and the lines that it quoted. */
export interface ProbeSection {
  readonly name: string;
  /** Words of the header after the name. */
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

/** More than a probe of ours ever writes. */
const MOST_SECTIONS = 512;
const MOST_LINES = 4096;
const HEADER = /^@([a-z]{1,16})((?: [0-9a-z-]{1,16}){0,8}) ?$/;

/**
 * The sections of the probe's report in its order; undefined where it is not whole or not of that form. The image wrote it: everything in it is
 * what the image wants to be seen.
 */
export function probeSections(text: string): ProbeSection[] | undefined {
  const lines = text.split('\n');
  if (lines.length > MOST_LINES || lines.at(-1) !== '' || lines.at(-2) !== '@end') return undefined;
  const sections: { name: string; words: string[]; lines: string[] }[] = [];
  for (const line of lines.slice(0, -2)) {
    const section = sections.at(-1);
    if (line.startsWith('|') && section !== undefined) {
      section.lines.push(line.slice(1));
      continue;
    }
    const [, name, words] = HEADER.exec(line) ?? [];
    if (name === undefined || words === undefined || sections.length === MOST_SECTIONS)
      return undefined;
    sections.push({ name, words: words.split(' ').filter((word) => word !== ''), lines: [] });
  }
  return sections;
}
