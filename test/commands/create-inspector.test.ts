import { describe, expect, test } from '@jest/globals';
import { createInspector } from '../../src/commands/create-inspector.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';

function inspector(...argv: string[]) {
  const { flags } = loadConfig(
    'controller',
    ['--operator-image=registry.example/operator:1', ...argv],
    {},
  );
  return createInspector({ flags, metrics: createMetrics(), deniedAddresses: [] });
}

const request = { image: 'registry.example/x:1', platforms: ['linux/amd64'], dockerConfigs: [] };
const { signal } = new AbortController();

describe('createInspector()', () => {
  test('asks nobody when registries are switched off, and says so', async () => {
    const off = inspector('--registry-credentials=Off');
    const why = {
      reason: 'RegistryUnavailable',
      message:
        'The operator asks no registry (--registry-credentials=Off); the kubelet alone pulls',
    };
    expect([
      await off.inspect(request, signal),
      await off.readFiles({ ...request, paths: [] }, signal),
    ]).toEqual([
      { resolution: { outcome: 'Unknown', ...why }, configs: {} },
      { 'linux/amd64': { known: false, ...why } },
    ]);
  });

  test('a file with certificates that cannot be read names the flag', () => {
    const open = () => inspector('--registry-ca-file=/nonexistent/ca.crt');
    expect(open).toThrow(ConfigError);
    expect(open).toThrow(
      '--registry-ca-file is "/nonexistent/ca.crt", which cannot be read; give a readable PEM file',
    );
  });
});
