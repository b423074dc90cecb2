import { Composer } from 'yaml';
import { cleanText } from '../../../evidence/clean-text.ts';
import { buildTree } from './build-tree.ts';
import type { Fault } from './fault.ts';
import { readTokens } from './read-tokens.ts';
import { unreadableCharacter } from './unreadable-character.ts';
import type { YamlNode } from './yaml-node.ts';

/** What a text says as YAML. Without a root where it cannot be read; the faults say why. */
export interface ParsedYaml {
  readonly root?: YamlNode;
  readonly faults: readonly Fault[];
}

/**
 * Reads one YAML document as both of its readers would, within the bounds of `YAML_LIMITS`. Nothing is executed: tags other than those of
 * texts, lists and mappings are faults.
 *
 * @param text of at most `YAML_LIMITS.text`, without a byte order mark
 */
export function parseYaml(text: string): ParsedYaml {
  const unreadable = unreadableCharacter(text);
  if (unreadable !== undefined)
    return unparsable(unreadable.at, `character ${unreadable.name} is not allowed`);
  const read = readTokens(text);
  if ('fault' in read) return { faults: [read.fault] };
  // Keys are compared by us, once: the composer would compare each with each.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const [document, second] = composer.compose(read.tokens, true, text.length);
  const [error] = document?.errors ?? [];
  if (error !== undefined) return unparsable(error.pos[0], sentence(error.message));
  if (second !== undefined)
    return unparsable(second.range[0], 'there is more than one YAML document');
  const contents = document?.contents ?? null;
  if (contents === null) return unparsable(0, 'the file is empty');
  const { root, faults } = buildTree(contents, text);
  return faults.some(({ rule }) => rule === 'Unparsable') ? { faults } : { root, faults };
}

function unparsable(at: number, message: string): ParsedYaml {
  return { faults: [{ rule: 'Unparsable', at, pointer: '', message }] };
}

/** The parser's own words, as the end of a sentence. */
function sentence(message: string): string {
  return cleanText(message, 160).replace(/[.:]+$/, '');
}
