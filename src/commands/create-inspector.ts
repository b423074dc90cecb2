import type { Known } from '../evidence/known.ts';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/config-error.ts';
import type { FlagValues } from '../config/flags.ts';
import type { ImageInspector } from '../controller/controller-ports.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { createImageInspector } from '../registry/create-image-inspector.ts';
import { VERSION } from './version.ts';

/** What the inspector is made from. */
export interface InspectorInput {
  readonly flags: FlagValues;
  readonly metrics: Metrics;
  /** Addresses that no registry's name may lead to. */
  readonly deniedAddresses: readonly string[];
}

/**
 * The registry client as the flags want it. With `--registry-credentials=Off` no registry is ever asked.
 *
 * @throws ConfigError where a file with certificates cannot be read
 */
export function createInspector({
  flags,
  metrics,
  deniedAddresses,
}: InspectorInput): ImageInspector {
  if (flags['registry-credentials'] === 'Off') return OFF;
  const extraCa = flags['registry-ca-file'].map(readPem).join('\n');
  return createImageInspector({
    ...(extraCa === '' ? {} : { extraCa }),
    insecureHosts: flags['insecure-registries'],
    trustedTokenHosts: flags['trusted-token-hosts'],
    deniedAddresses,
    userAgent: `base-image-operator/${VERSION}`,
    onRequest: (_host, outcome) => metrics.increment('vibed_registry_requests_total', { outcome }),
  });
}

const unknown = {
  reason: 'RegistryUnavailable',
  message: 'The operator asks no registry (--registry-credentials=Off); the kubelet alone pulls',
} as const;

const OFF: ImageInspector = {
  inspect: () => Promise.resolve({ resolution: { outcome: 'Unknown', ...unknown }, configs: {} }),
  readFiles: ({ platforms }) => Promise.resolve(unknownOf(platforms)),
  readTree: ({ platforms }) => Promise.resolve(unknownOf(platforms)),
};

function unknownOf(platforms: readonly string[]): Record<string, Known<never>> {
  return Object.fromEntries(platforms.map((platform) => [platform, { known: false, ...unknown }]));
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(
      `--registry-ca-file is ${JSON.stringify(file)}, which cannot be read; give a readable PEM file`,
      { cause: error },
    );
  }
}
