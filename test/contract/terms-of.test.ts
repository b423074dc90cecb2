import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { TemplateSpec } from '../../src/api/base-image-template.ts';
import { VIBED_AGENT } from '../../src/contract/vibed-agent-contract.ts';

type Own = Partial<TemplateSpec['contract']['vibedAgent']>;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function terms(name: string, own: Own = {}, mode: 'Boot' | 'Inspect' | 'Off' = 'Boot') {
  const spec = {
    contract: { type: 'VibedAgent', version: '1', vibedAgent: { waivers: [], ...own } },
    validation: { mode },
  } as unknown as TemplateSpec;
  return VIBED_AGENT.terms({ metadata: { name }, spec }, sha256);
}

describe('the terms of VibedAgent', () => {
  test('a built-in slot knows its language and its probe', () => {
    expect(terms('node-24')).toEqual({
      type: 'VibedAgent',
      version: '1',
      grade: '1',
      slot: 'node-24',
      language: 'node',
      runtimeProbes: [{ command: ['node', '--version'], prints: 'v24.' }],
      boot: true,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(terms('base-al2023').runtimeProbes).toHaveLength(3);
  });

  test('the template’s own probe replaces those of the slot', () => {
    const runtimeProbe = { command: ['node', '-v'], prints: 'v24.1' };
    expect(terms('base-al2023', { runtimeProbe }).runtimeProbes).toEqual([runtimeProbe]);
  });

  test('a custom slot has the probe that its template names, or none', () => {
    const runtimeProbe = { command: ['ruby', '-v'], prints: 'ruby 3' };
    expect(terms('ruby-3', { language: 'ruby' })).toMatchObject({
      language: 'ruby',
      runtimeProbes: [],
    });
    expect(terms('ruby-3', { language: 'ruby', runtimeProbe }).runtimeProbes).toEqual([
      runtimeProbe,
    ]);
  });

  test('a slot may be called like a member of Object', () => {
    expect(terms('constructor', { language: 'x' })).toMatchObject({
      language: 'x',
      runtimeProbes: [],
    });
  });

  test('the hash is over what the image must keep, and over nothing else', () => {
    const { hash } = terms('node-24');
    const same = [
      terms('node-24', {
        waivers: [{ check: 'VA-016', reason: 'documented elsewhere' }],
      }),
      terms('my-node', {
        language: 'node',
        runtimeProbe: { command: ['node', '--version'], prints: 'v24.' },
      }),
      terms('node-24', {}, 'Off'),
    ];
    const other = [
      terms('python-313'),
      terms('node-24', { runtimeProbe: { command: ['node', '--version'], prints: 'v25.' } }),
      terms('node-24', { runtimeProbe: { command: ['node --version'], prints: 'v24.' } }),
      terms('node-24', {}, 'Inspect'),
    ];
    expect(same.map((terms) => terms.hash === hash)).toEqual([true, true, true]);
    expect(other.map((terms) => terms.hash === hash)).toEqual([false, false, false, false]);
  });
});
