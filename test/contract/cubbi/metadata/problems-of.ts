import type { MetadataProblem } from '../../../../src/contract/cubbi/metadata/metadata-facts.ts';
import { readMetadata } from '../../../../src/contract/cubbi/metadata/read-metadata.ts';

/** The problems of a text, each on one line: rule, line, column, pointer, message. */
export function problemsOf(text: string): string[] {
  const facts = readMetadata(text);
  if (facts.state !== 'Read') return [facts.state];
  return facts.problems.map(inOneLine);
}

function inOneLine({ rule, line, column, pointer, message }: MetadataProblem): string {
  return `${rule} ${line}:${column} ${pointer}: ${message}`;
}
