import type { LayerLimits } from '../registry-options.ts';

/** A layer, or all of them, exceed a bound. */
export class LayerBudgetError extends Error {
  constructor() {
    super('layers exceed a bound');
    this.name = 'LayerBudgetError';
  }
}

/** What may still be spent on the layers of one platform; every method throws a `LayerBudgetError` when it is too much. */
export interface LayerBudget {
  beginLayer(): void;
  /** Compressed bytes. */
  read(bytes: number): void;
  /** Bytes after decompression. */
  unpack(bytes: number): void;
  /** One entry with a name of so many characters. */
  enter(nameLength: number): void;
}

/** Begins a budget. */
export function createLayerBudget(limits: LayerLimits): LayerBudget {
  const spent = { layerBytes: 0, totalBytes: 0, unpackedBytes: 0, entries: 0, nameBytes: 0 };
  const spend = (what: keyof LayerLimits, amount: number): void => {
    spent[what] += amount;
    if (spent[what] > limits[what]) throw new LayerBudgetError();
  };
  return {
    beginLayer() {
      spent.layerBytes = 0;
    },
    read(bytes) {
      spend('layerBytes', bytes);
      spend('totalBytes', bytes);
    },
    unpack: (bytes) => spend('unpackedBytes', bytes),
    enter(nameLength) {
      spend('entries', 1);
      spend('nameBytes', nameLength);
    },
  };
}
