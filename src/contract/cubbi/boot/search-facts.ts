import { cleanText } from '../../../evidence/clean-text.ts';
import type { BootReport } from './cubbi-boot.ts';
import type { ProbeSection } from './probe-sections.ts';

type SearchFacts = Pick<BootReport, 'foreign' | 'canaryFiles' | 'mentions'>;

const MOST_ITEMS = 16;
const PATH_BYTES = 256;
const CONFIG_HOME = '/cubbi-config/home/';
/** From here on the search itself did not run to its end: its time was over, it is not there, or it was killed. */
const LEAST_FAILURE = 124;

/**
 * What the searches found. What a search that did not run to its end did not find may be there all the same.
 *
 * @param homeIsLink `/home/cubbi` leads into `/cubbi-config`, which alone was searched then
 */
export function searchFacts(
  foreign: ProbeSection | undefined,
  found: ProbeSection | undefined,
  homeIsLink: boolean,
): SearchFacts {
  const named = (path: string) => {
    const home = homeIsLink && path.startsWith(CONFIG_HOME);
    const name = home ? `/home/cubbi/${path.slice(CONFIG_HOME.length)}` : path;
    return cleanText(name.replaceAll('//', '/'), PATH_BYTES);
  };
  const files = ended(found) ? found.lines.flatMap((line) => foundFile(line, named)) : undefined;
  const marked = (mark: string) => (files ?? []).filter(({ marks }) => marks.includes(mark));
  const paths = (mark: string) => list(marked(mark).map(({ path }) => path));
  return {
    foreign: ended(foreign) ? list(foreign.lines.map(named)) : undefined,
    canaryFiles: files && list(marked('c').map(({ path, mode }) => ({ path, mode }))),
    mentions: files && { model: paths('m'), mcpFirst: paths('a'), mcpSecond: paths('b') },
  };
}

function ended(section: ProbeSection | undefined): section is ProbeSection {
  const [code = ''] = section?.words ?? [];
  return /^\d{1,3}$/.test(code) && Number(code) < LEAST_FAILURE;
}

function list<T>(items: readonly T[]): T[] {
  return items.slice(0, MOST_ITEMS);
}

function foundFile(line: string, named: (path: string) => string) {
  const [, mode, marks, path] = /^([0-7]{1,4}) ([cmab]{0,4}) (\/.+)$/.exec(line) ?? [];
  if (mode === undefined || marks === undefined || path === undefined) return [];
  return [{ path: named(path), marks, mode: Number.parseInt(mode, 8) }];
}
