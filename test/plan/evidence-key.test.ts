import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { EvidenceKeyInput } from '../../src/plan/evidence-key.ts';
import { evidenceKey } from '../../src/plan/evidence-key.ts';
import { sameEvidence } from '../../src/plan/same-evidence.ts';
import { validationName } from '../../src/job/validation-name.ts';
import { template } from '../fakes/template.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const { validation } = template().spec;
const input: EvidenceKeyInput = {
  subject: 'sha256:aa',
  platforms: ['linux/amd64'],
  contractHash: 'c',
  validation,
  pullSecrets: ['creds'],
  secretVersions: ['uid/1'],
  proberImage: 'operator:1',
};
const key = evidenceKey(input, sha256);

describe('evidenceKey', () => {
  test.each<{ reason: string; change: Partial<EvidenceKeyInput>; same: boolean }>([
    { reason: 'another digest', change: { subject: 'sha256:bb' }, same: false },
    { reason: 'another platform', change: { platforms: ['linux/arm64'] }, same: false },
    { reason: 'another contract', change: { contractHash: 'd' }, same: false },
    { reason: 'another prober', change: { proberImage: 'operator:2' }, same: false },
    { reason: 'another pull secret', change: { pullSecrets: ['others'] }, same: false },
    {
      reason: 'another time limit',
      change: { validation: { ...validation, timeout: '2m' } },
      same: false,
    },
    {
      reason: 'another mode',
      change: { validation: { ...validation, mode: 'Inspect' } },
      same: false,
    },
    { reason: 'a rotated pull secret', change: { secretVersions: ['uid/2'] }, same: true },
  ])('$reason makes another key; the same evidence: $same', ({ change, same }) => {
    const other = evidenceKey({ ...input, ...change }, sha256);
    expect(other).toMatch(/^[0-9a-f]{64}$/);
    expect(other).not.toBe(key);
    expect(sameEvidence(key, other)).toBe(same);
  });

  test('does not depend on the order of members, which the API server does not promise', () => {
    const pod = (nodeSelector: Record<string, string>) => ({
      ...input,
      validation: { ...validation, pod: { ...validation.pod, nodeSelector } },
    });
    const [one, other] = [pod({ a: '1', b: '2' }), pod({ b: '2', a: '1' })];
    expect(evidenceKey(one, sha256)).toBe(evidenceKey(other, sha256));
  });

  test('names Jobs within the bounds of a label and of a name', () => {
    const first = validationName({ key, attempt: 1 }, sha256);
    expect(first.name).toMatch(/^validate-[0-9a-f]{16}$/);
    expect(validationName({ key, attempt: 12 }, sha256)).toEqual({
      hash: first.hash,
      name: `${first.name}-12`,
    });
  });
});
