/** Labels and annotations of a workload that uses a slot. */
export function podMetadata(slot: string, annotations: Record<string, string> = {}): object {
  return { labels: { app: 'e2e', 'vibed.dev/template': slot }, annotations };
}
