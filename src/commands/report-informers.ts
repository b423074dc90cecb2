import type { Informer } from '../cluster/cache/informer.ts';
import type { Metrics } from '../metrics/create-metrics.ts';

type Watched = Pick<Informer<unknown>, 'resource' | 'hasSynced' | 'ageMs'>;

/** Sets the metrics of informers at each scrape. */
export function reportInformers(metrics: Metrics, informers: readonly Watched[]): void {
  metrics.onScrape(() => {
    for (const { resource, hasSynced, ageMs } of informers) {
      metrics.set('vibed_informer_synced', { resource }, hasSynced() ? 1 : 0);
      metrics.set('vibed_informer_age_seconds', { resource }, ageMs() / 1_000);
    }
  });
}
