/** One challenge of a `WWW-Authenticate` header (RFC 9110, section 11.6.1). */
export interface Challenge {
  /** In lower case: `bearer`, `basic`, … */
  readonly scheme: string;
  /** By name in lower case; of equal names the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const MAX_LENGTH = 8 * 1024;
const SCHEME = /[\s,]*([A-Za-z][A-Za-z0-9-]*)(?=\s|,|$)(?!\s*=)/y;
const PARAMETER =
  /[\s,]*([A-Za-z][A-Za-z0-9_-]*)\s{0,8}=\s{0,8}(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/sy;

/**
 * Reads the challenges of one or several `WWW-Authenticate` headers. What is malformed ends the reading of its header; what was read before
 * stays. Never throws; headers above 8 KiB are not read.
 */
export function parseChallenges(header: string | readonly string[] | undefined): Challenge[] {
  const headers = header === undefined ? [] : typeof header === 'string' ? [header] : header;
  return headers.filter((text) => text.length <= MAX_LENGTH).flatMap(parseHeader);
}

function parseHeader(text: string): Challenge[] {
  const found: { scheme: string; parameters: Map<string, string> }[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) position = pattern.lastIndex;
    return match;
  };
  while (position < text.length) {
    const scheme = take(SCHEME)?.[1];
    if (scheme !== undefined) {
      found.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
      continue;
    }
    const parameters = found.at(-1)?.parameters;
    const match = take(PARAMETER);
    if (parameters === undefined || match === null) return found;
    const name = (match[1] ?? '').toLowerCase();
    const value = match[2]?.replace(/\\(.)/gs, '$1') ?? match[3] ?? '';
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return found;
}
