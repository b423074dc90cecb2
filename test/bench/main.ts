/**
 * Benches, one per name: `npm run bench -- verdict`, `gate`, `backstop`. Each prints one JSON line per figure,
 * `{"figure": "verdict.static.seconds", "median": …, "runs": […]}`. Machines differ, figures are to be read: only the short form of the gate's fails,
 * on a ratio that is far off.
 */
type RunBench = (args: readonly string[]) => Promise<number>;

/** Loaded when asked for: each needs other things around it. */
const BENCHES: Readonly<Record<string, () => Promise<RunBench>>> = {
  verdict: async () => (await import('./verdict.ts')).verdictBench,
  gate: async () => (await import('./gate/gate-bench.ts')).gateBench,
  backstop: async () => (await import('./backstop.ts')).backstopBench,
};

const [name = '', ...args] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) {
  console.error(`There is no bench "${name}": npm run bench -- ${Object.keys(BENCHES).join('|')}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await (await load())(args);
  } catch (error) {
    console.error(`bench ${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
