import { describe, expect, test } from '@jest/globals';
import { gatePolicyOf } from '../../src/commands/gate-policy-of.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { DEFAULT_GATE_POLICY } from '../../src/gate/gate-policy.ts';

const policy = (...argv: string[]) => gatePolicyOf(loadConfig('webhook', argv, {}).flags);

describe('gatePolicyOf()', () => {
  test("no flags give the gate's own defaults", () => {
    expect(policy()).toEqual(DEFAULT_GATE_POLICY);
  });

  test('every flag reaches the gate', () => {
    const flags = [
      '--max-mode=Warn',
      '--minimum-mode=Warn',
      '--missing-template=Enforce',
      '--allow-validation-off=false',
    ];
    const lists = [
      '--allowed-registries=a.example/team',
      '--mirror-prefixes=mirror.example/hub=docker.io',
    ];
    expect(policy(...flags, ...lists)).toEqual({
      maxMode: 'Warn',
      minimumMode: 'Warn',
      missingTemplate: 'Enforce',
      allowValidationOff: false,
      allowedRegistries: ['a.example/team'],
      mirrors: [{ source: 'docker.io', mirror: 'mirror.example/hub' }],
    });
  });
});
