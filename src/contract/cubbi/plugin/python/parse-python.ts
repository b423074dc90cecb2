import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';

// Recovery would make one mistake many, and what follows a mistake is of no interest.
const STRICT = parser.configure({ strict: true });

/** What came of an attempt. */
export type Parse =
  | { readonly outcome: 'Parsed'; readonly tree: Tree; readonly steps: number }
  /** No Python from that offset on. */
  | { readonly outcome: 'Broken'; readonly at: number; readonly steps: number }
  /** The steps were not enough. */
  | { readonly outcome: 'Unfinished' };

/** Parses in at most so many steps; one is about a word or a run of white space, so that the work is bounded whatever the text is. */
export function parsePython(text: string, mostSteps: number): Parse {
  const parse = STRICT.startParse(text);
  for (let steps = 1; steps <= mostSteps; steps += 1) {
    // The parser gives up on a block of some hundred statements for fear of a tree too deep to recurse through. Nothing here recurses
    // through a whole tree; a later version without this member only brings the fear back.
    Object.assign(parse, { bigReductionCount: 0 });
    try {
      const tree = parse.advance();
      if (tree !== null) return { outcome: 'Parsed', tree, steps };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return { outcome: 'Broken', at: parse.parsedPos, steps };
    }
  }
  return { outcome: 'Unfinished' };
}
