import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import { quote } from '../../quote.ts';
import type { Fault } from './fault.ts';
import { YAML_LIMITS } from './yaml-limits.ts';

/** The parser holds at most two open tokens for each list or mapping, and the document. */
const MOST_OPEN = 2 * YAML_LIMITS.depth + 8;

/** What only spaces may be between tokens, to both readers. */
const TAB = /^[ \t]*\t[ \t]*$/;
/** A whole text in quotes, as opposed to one that never ends. */
const QUOTED = /^(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')$/;
/** Escapes of a quoted text, one after the other; the group is that of no escape. */
const ESCAPES =
  /\\(?:[0abtnvfre \t"/\\N_LP\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|([^]?))/g;

/**
 * The concrete syntax of a text, or the first thing that is wrong with it, a bound above all: the parser goes on for as long as it is given
 * text, and what works on its tokens is recursive and makes an error of each fault.
 */
export function readTokens(
  text: string,
): { readonly tokens: readonly CST.Token[] } | { readonly fault: Fault } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    count += 1;
    const wrong =
      count > YAML_LIMITS.tokens ? `more than ${YAML_LIMITS.tokens} tokens` : inLexeme(lexeme);
    if (wrong !== undefined) return { fault: fault(at, wrong) };
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') return { fault: fault(token.offset, token.message) };
      tokens.push(token);
    }
    if (parser.stack.length > MOST_OPEN)
      return { fault: fault(at, `nested more than ${YAML_LIMITS.depth} levels deep`) };
  }
  tokens.push(...parser.end());
  return { tokens };
}

function inLexeme(lexeme: string): string | undefined {
  if (TAB.test(lexeme)) return 'a tab stands where only spaces may';
  if (!/^["']/.test(lexeme)) return undefined;
  if (!QUOTED.test(lexeme)) return 'a quote is not closed';
  if (lexeme.startsWith("'")) return undefined;
  for (const [escape, unknown] of lexeme.matchAll(ESCAPES))
    if (unknown !== undefined) return `${quote(escape)} is no escape; double the backslash`;
  return undefined;
}

function fault(at: number, message: string): Fault {
  return { rule: 'Unparsable', at, pointer: '', message };
}
