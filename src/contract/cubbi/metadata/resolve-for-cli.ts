import { numeral } from './numeral.ts';
import type { PlainValue } from './plain-value.ts';
import { resolveCommon } from './resolve-common.ts';

const TRUE = /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/;
const INTEGER = /^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0_*|[1-9][0-9_]*)$/;
const OCTAL = /^([-+]?)0([0-7_]*[0-7]_*)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/;
const SEXAGESIMAL =
  /^[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/;

/**
 * What a plain (unquoted) scalar means to the Cubbi CLI: YAML 1.1 as the Python package PyYAML resolves it (which takes neither `y` nor `n`
 * for a boolean).
 */
export function resolveForCli(text: string): PlainValue {
  if (TRUE.test(text)) return { type: 'boolean', value: true };
  if (FALSE.test(text)) return { type: 'boolean', value: false };
  const octal = OCTAL.exec(text);
  if (octal !== null) return numeral(`${octal[1] ?? ''}0o${octal[2] ?? ''}`);
  if (INTEGER.test(text) || FLOAT.test(text)) return numeral(text);
  if (SEXAGESIMAL.test(text)) return sexagesimal(text);
  return resolveCommon(text);
}

/** Hours, minutes and seconds, for example `1:30:00`. */
function sexagesimal(text: string): PlainValue {
  const parts = text.replaceAll('_', '').replace(/^[-+]/, '').split(':');
  const value = parts.reduce((sum, part) => sum * 60 + Number.parseFloat(part), 0);
  return { type: 'number', value: text.startsWith('-') ? -value : value };
}
