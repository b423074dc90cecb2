import type { FileFact, FileFacts } from './image-evidence.ts';
import type { Known } from './known.ts';
import { readReport } from './read-report.ts';

const KINDS = { f: 'File', d: 'Directory', o: 'Other' } as const;
/** Kind and mode; architecture and linkage of an ELF file; interpreter of a script. */
const WORD =
  /^(?<kind>[fdo])(?<mode>[0-7]{1,4})(?: (?<architecture>[a-z0-9]{1,16}) (?<linkage>static|dynamic))?(?: #!(?<interpreter>[!-~\ufffd]{0,128}))?$/;

/** What the validation pod found in the image's files, read from its termination message. Unreadable is `EvidenceUnreadable`. */
export function parseFilesReport(text: string): Known<FileFacts> {
  const report = readReport(text);
  if (!report.known) return report;
  const files = report.value['files'];
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return malformed();
  const facts: [path: string, fact: Known<FileFact>][] = [];
  for (const [path, word] of Object.entries(files)) {
    const fact = typeof word === 'string' ? parseWord(word) : undefined;
    if (fact === undefined) return malformed();
    facts.push([path, fact]);
  }
  return { known: true, value: Object.fromEntries(facts) };
}

function parseWord(word: string): Known<FileFact> | undefined {
  if (word === '?') return unreadable('The validation pod could not read the file');
  if (word === '-') return { known: true, value: { state: 'Missing' } };
  const { kind, mode, architecture, linkage, interpreter } = WORD.exec(word)?.groups ?? {};
  if (kind === undefined || mode === undefined) return undefined;
  return {
    known: true,
    value: {
      state: 'Present',
      kind: KINDS[kind as keyof typeof KINDS],
      mode: Number.parseInt(mode, 8),
      ...(architecture === undefined
        ? {}
        : { elf: { architecture, static: linkage === 'static' } }),
      ...(interpreter === undefined ? {} : { interpreter }),
    },
  };
}

function malformed(): Known<never> {
  return unreadable('The report of the validation pod has an unexpected shape');
}

function unreadable(message: string): Known<never> {
  return { known: false, reason: 'EvidenceUnreadable', message };
}
