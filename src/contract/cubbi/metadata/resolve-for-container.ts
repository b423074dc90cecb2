import { numeral } from './numeral.ts';
import type { PlainValue } from './plain-value.ts';
import { resolveCommon } from './resolve-common.ts';

const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const INTEGER = /^(?:[-+]?0b[01_]+|[-+]?0o[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+][0-9_]+|[0-9][0-9_]*)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?[eE][-+]?[0-9]+|[-+]?[0-9][0-9_]*\.[0-9_]*|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?)$/;

/**
 * What a plain (unquoted) scalar means to the init script: YAML 1.2 as the Python package ruamel.yaml resolves it, which besides the core
 * schema knows dates, binary numbers and underscores.
 */
export function resolveForContainer(text: string): PlainValue {
  if (TRUE.test(text)) return { type: 'boolean', value: true };
  if (FALSE.test(text)) return { type: 'boolean', value: false };
  return INTEGER.test(text) || FLOAT.test(text) ? numeral(text) : resolveCommon(text);
}
