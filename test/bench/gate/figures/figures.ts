import type { Figure } from './figure.ts';

function atLeast(name: string, must: number, aim: number, far: number): Figure {
  return { name, unit: '×', better: 'higher', must, aim, far };
}

function atMost(name: string, must: number, aim: number | undefined, far: number): Figure {
  const unit = name.endsWith('.ms') ? 'ms' : '×';
  return { name, unit, better: 'lower', must, aim, far };
}

/** What the gate must reach. Rates and CPU time vary less from round to round than the slowest of a thousand answers do, hence the last column. */
export const FIGURES = [
  //      name                                     must  aim        far off
  atLeast('gate.throughput.vs_bare', 0.6, 0.75, 0.4),
  atLeast('gate.throughput.vs_controller_runtime', 5, 8, 3),
  atLeast('gate.throughput.vs_express', 2.5, 5, 1.7),
  atMost('gate.p99.vs_bare', 1.5, 1.2, 8),
  atMost('gate.p99.ms', 5, undefined, 20),
  atMost('gate.cpu.50k_vs_6k', 3, 2.2, 4.5),
  atMost('gate.cpu.500k_vs_6k', 20, 14, 30),
  atLeast('gate.throughput.100k_templates_vs_10', 0.85, 0.95, 0.6),
  atMost('gate.rss.vs_informer', 0.3, 0.2, 0.45),
  atMost('gate.p99.while_syncing_vs_idle', 2, 1.3, 15),
  atMost('api.cpu_per_write.vs_raw', 2, 1.3, 3),
  atMost('gate.start.vs_bare', 2, 1.3, 3),
  atMost('gate.propagation.p99.ms', 250, 50, 1000),
] as const satisfies readonly Figure[];
