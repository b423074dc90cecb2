/** How long and how often each group of figures is measured. Seconds, unless said otherwise. */
export interface Plan {
  /** Load on each server before its first round, for the compiler of V8. */
  readonly warmUp: number;
  /** How often a measurement that something disturbed is made at most. */
  readonly attempts: number;
  readonly throughput: { readonly rounds: number; readonly seconds: number };
  readonly latency: { readonly rounds: number; readonly seconds: number };
  readonly templates: { readonly rounds: number; readonly seconds: number };
  readonly syncing: { readonly rounds: number; readonly seconds: number };
  /** `settle`: from the last process's sync until memory is read. */
  readonly memory: { readonly runs: number; readonly settle: number };
  readonly writes: { readonly rounds: number; readonly calls: number };
  readonly start: { readonly rounds: number };
  readonly propagation: { readonly changes: number };
}

/** For figures that are to be quoted. */
export const FULL: Plan = {
  warmUp: 4,
  attempts: 3,
  throughput: { rounds: 7, seconds: 3 },
  latency: { rounds: 15, seconds: 5 },
  templates: { rounds: 7, seconds: 3 },
  syncing: { rounds: 7, seconds: 6 },
  memory: { runs: 3, settle: 10 },
  writes: { rounds: 7, calls: 8_000 },
  start: { rounds: 15 },
  propagation: { changes: 300 },
};

/** For telling whether something went badly wrong. */
export const SHORT: Plan = {
  warmUp: 1,
  attempts: 2,
  throughput: { rounds: 3, seconds: 0.8 },
  // A round that the machine disturbs may be several times too slow.
  latency: { rounds: 5, seconds: 1.5 },
  templates: { rounds: 3, seconds: 0.8 },
  syncing: { rounds: 3, seconds: 2.5 },
  memory: { runs: 1, settle: 2 },
  writes: { rounds: 3, calls: 1_500 },
  start: { rounds: 5 },
  propagation: { changes: 60 },
};
