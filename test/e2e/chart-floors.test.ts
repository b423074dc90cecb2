import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/load-config.ts';
import type { FlagValues } from '../../src/config/flags.ts';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

const CHART = [
  'template',
  '--kube-version',
  '1.36.3',
  'x',
  'charts/base-image-operator',
  '-f',
  '-',
];

interface Deployment {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { template: { spec: { containers: readonly { args: readonly string[] }[] } } };
}

/** What a program of the chart makes of values. */
async function flagsOf(command: 'controller' | 'webhook', values: object): Promise<FlagValues> {
  const text = await must(run('helm', CHART, { input: JSON.stringify(values) }));
  const objects = parseAllDocuments(text).map((document) => document.toJS() as Deployment | null);
  const own = objects.find(
    (object) => object?.kind === 'Deployment' && object.metadata.name === `base-image-${command}`,
  );
  const [, ...args] = own?.spec.template.spec.containers[0]?.args ?? [];
  return loadConfig(command, args, {}).flags;
}

describe('the operator’s floors reach the program that keeps them', () => {
  test.each([
    {
      reason: 'nothing is set: templates may ask for anything',
      values: {},
      want: {
        'allowed-node-selectors': undefined,
        'allowed-tolerations': undefined,
        'allowed-runtime-classes': undefined,
        'unwaivable-checks': [],
      },
    },
    {
      reason: 'values of a release from before the setting',
      values: { validation: { allowed: null } },
      want: { 'allowed-node-selectors': undefined },
    },
    {
      reason: 'an empty list allows nothing, and says nothing of the others',
      values: { validation: { allowed: { tolerations: [] } } },
      want: { 'allowed-tolerations': [], 'allowed-node-selectors': undefined },
    },
    {
      reason: 'lists of keys and names',
      values: {
        validation: {
          allowed: { nodeSelector: ['example.com/pool', 'zone'], runtimeClassNames: ['gvisor'] },
        },
      },
      want: {
        'allowed-node-selectors': ['example.com/pool', 'zone'],
        'allowed-tolerations': undefined,
        'allowed-runtime-classes': ['gvisor'],
      },
    },
    {
      reason: 'checks that nobody may waive',
      values: { gate: { unwaivableChecks: ['VA-014', 'CB-001'] } },
      want: { 'unwaivable-checks': ['VA-014', 'CB-001'] },
    },
  ])('the controller: $reason', async ({ values, want }) => {
    expect(await flagsOf('controller', values)).toMatchObject(want);
  });

  test('the webhook', async () => {
    const gate = {
      maxMode: 'Warn',
      minimumMode: 'Warn',
      missingTemplate: 'Enforce',
      allowValidationOff: false,
      allowedRegistries: ['registry.example/team', 'other.example'],
    };
    expect(await flagsOf('webhook', { gate })).toMatchObject({
      'max-mode': 'Warn',
      'minimum-mode': 'Warn',
      'missing-template': 'Enforce',
      'allow-validation-off': false,
      'allowed-registries': ['registry.example/team', 'other.example'],
    });
  });

  test.each([
    { reason: 'a list that there is not', values: { validation: { allowed: { nodes: ['x'] } } } },
    { reason: 'a text for a list', values: { validation: { allowed: { tolerations: 'x' } } } },
    { reason: 'an empty key', values: { validation: { allowed: { tolerations: [''] } } } },
    { reason: 'an id like no check’s', values: { gate: { unwaivableChecks: ['VA-1'] } } },
    { reason: 'a mode like no other', values: { gate: { minimumMode: 'Deny' } } },
  ])('refuses $reason', async ({ values }) => {
    const { code, stderr } = await run('helm', CHART, { input: JSON.stringify(values) });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/allowed|unwaivableChecks|minimumMode/);
  });
});
