import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';
import { termsOf } from '../../src/contract/terms-of.ts';
import { evidenceKeys } from '../../src/plan/evidence-keys.ts';
import { cubbiTemplate } from '../fakes/cubbi-template.ts';
import { template } from '../fakes/template.ts';
import { DIGEST, goodImage } from '../fakes/world.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function keyOf(of: BaseImageTemplate): string | undefined {
  const context = {
    terms: termsOf(of, sha256),
    platforms: ['linux/amd64'],
    secretVersions: [],
    proberImage: 'operator:1',
    answer: goodImage(DIGEST).resolution,
  };
  return evidenceKeys(of, context, sha256).digest;
}

describe('evidenceKeys', () => {
  test('templates of VibedAgent share the evidence of a digest, whatever they call it', () => {
    const mirrored = template('node-24', (spec) => (spec.image = 'mirror.example/node:1'));
    expect(keyOf(mirrored)).toBe(keyOf(template()));
  });

  test('templates of Cubbi do where they name it alike, because CB-011 compares the name with the metadata', () => {
    const mirrored = cubbiTemplate((spec) => (spec.image = 'mirror.example/node:1'));
    expect(keyOf(mirrored)).not.toBe(keyOf(cubbiTemplate()));
    expect(termsOf(mirrored, sha256).hash).toBe(termsOf(cubbiTemplate(), sha256).hash);
  });
});
