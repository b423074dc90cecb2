import type { JsonTape, TextBuffer } from './json-tape.ts';
import { SCAN_JSON_BINARY } from './scan-json-binary.generated.ts';
import { SelectionWriter } from './selection-writer.ts';

/** What `assembly/scan-json.ts` exports. */
interface Program {
  readonly memory: WebAssembly.Memory;
  readonly MOST_BYTES: WebAssembly.Global;
  readonly SELECTIONS: WebAssembly.Global;
  readonly SELECTIONS_BYTES: WebAssembly.Global;
  readonly ENTRIES: WebAssembly.Global;
  readonly ESCAPED: WebAssembly.Global;
  readonly WIDE: WebAssembly.Global;
  readonly scan: (length: number, selection: number) => number;
}

/** `assembly/scan-json.ts` as it runs in this process. */
interface Scanner {
  /** A text at its longest, in bytes. */
  readonly most: number;
  /** Writes selections to its memory. */
  readonly selections: SelectionWriter;
  /** Its memory with the text, which is scanned from its beginning on, and with what was found. */
  readonly tape: JsonTape;
  /**
   * @param selection as `selections` wrote it; 0 for none
   * @returns the number of entries, or -1
   */
  readonly scan: (length: number, selection: number) => number;
}

/** The one scanner of the process. */
export const SCANNER = start();

function start(): Scanner {
  const module = new WebAssembly.Module(Buffer.from(SCAN_JSON_BINARY, 'base64'));
  const program = new WebAssembly.Instance(module).exports as Program;
  const { buffer } = program.memory;
  const selections = new SelectionWriter({
    memory: buffer,
    start: program.SELECTIONS.value,
    bytes: program.SELECTIONS_BYTES.value,
  });
  const tape: JsonTape = {
    bytes: Buffer.from(buffer) as TextBuffer,
    entries: new Int32Array(buffer, program.ENTRIES.value),
    names: selections.names,
    escaped: program.ESCAPED.value,
    wide: program.WIDE.value,
    at: 0,
  };
  return { most: program.MOST_BYTES.value, selections, tape, scan: program.scan };
}
