import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { TemplateSpec } from '../../src/api/base-image-template.ts';
import { contractTerms } from '../../src/contract/contract-terms.ts';

type Own = Partial<TemplateSpec['contract']['vibedAgent']>;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function termsOf(name: string, own: Own = {}, mode: 'Boot' | 'Inspect' | 'Off' = 'Boot') {
  const spec = {
    contract: { type: 'VibedAgent', version: '1', vibedAgent: { waivers: [], ...own } },
    validation: { mode },
  } as unknown as TemplateSpec;
  return contractTerms({ metadata: { name }, spec }, sha256);
}

describe('contractTerms', () => {
  test('a built-in slot knows its language and its probe', () => {
    expect(termsOf('node-24')).toEqual({
      type: 'VibedAgent',
      version: '1',
      slot: 'node-24',
      language: 'node',
      runtimeProbes: [{ command: ['node', '--version'], prints: 'v24.' }],
      boot: true,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(termsOf('base-al2023').runtimeProbes).toHaveLength(3);
  });

  test('the template’s own probe replaces those of the slot', () => {
    const runtimeProbe = { command: ['node', '-v'], prints: 'v24.1' };
    expect(termsOf('base-al2023', { runtimeProbe }).runtimeProbes).toEqual([runtimeProbe]);
  });

  test('a custom slot has the probe that its template names, or none', () => {
    const runtimeProbe = { command: ['ruby', '-v'], prints: 'ruby 3' };
    expect(termsOf('ruby-3', { language: 'ruby' })).toMatchObject({
      language: 'ruby',
      runtimeProbes: [],
    });
    expect(termsOf('ruby-3', { language: 'ruby', runtimeProbe }).runtimeProbes).toEqual([
      runtimeProbe,
    ]);
  });

  test('a slot may be called like a member of Object', () => {
    expect(termsOf('constructor', { language: 'x' })).toMatchObject({
      language: 'x',
      runtimeProbes: [],
    });
  });

  test('the hash is over what the image must keep, and over nothing else', () => {
    const { hash } = termsOf('node-24');
    const same = [
      termsOf('node-24', {
        waivers: [{ check: 'VA-016', reason: 'documented elsewhere' }],
      }),
      termsOf('my-node', {
        language: 'node',
        runtimeProbe: { command: ['node', '--version'], prints: 'v24.' },
      }),
      termsOf('node-24', {}, 'Off'),
    ];
    const other = [
      termsOf('python-313'),
      termsOf('node-24', { runtimeProbe: { command: ['node', '--version'], prints: 'v25.' } }),
      termsOf('node-24', { runtimeProbe: { command: ['node --version'], prints: 'v24.' } }),
      termsOf('node-24', {}, 'Inspect'),
    ];
    expect(same.map((terms) => terms.hash === hash)).toEqual([true, true, true]);
    expect(other.map((terms) => terms.hash === hash)).toEqual([false, false, false, false]);
  });
});
