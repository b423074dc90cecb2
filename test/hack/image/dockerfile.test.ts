import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { operatorImage } from '../../../hack/image.d/operator-image.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const lastStage = dockerfile.slice(dockerfile.lastIndexOf('FROM '));

function values(instruction: string): string[] {
  return [...lastStage.matchAll(new RegExp(`^${instruction} (.*)$`, 'gm'))].map(
    ([, value]) => value ?? '',
  );
}

function pairs(record: Readonly<Record<string, string>> | undefined): string[] {
  return [
    Object.entries(record ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ];
}

describe('Dockerfile', () => {
  const { user, workingDir, env, labels, entrypoint } = operatorImage.config;

  test.each([
    { instruction: 'FROM', want: ['scratch'], reason: 'nothing but what is copied' },
    { instruction: 'USER', want: [user], reason: 'a number, not root' },
    { instruction: 'WORKDIR', want: [workingDir], reason: 'the same folder' },
    { instruction: 'ENV', want: pairs(env), reason: 'the same environment' },
    { instruction: 'LABEL', want: pairs(labels), reason: 'the same labels' },
    {
      instruction: 'ENTRYPOINT',
      want: [`[${(entrypoint ?? []).map((word) => JSON.stringify(word)).join(', ')}]`],
      reason: 'subcommands come after the same words',
    },
  ])('$instruction is that of hack/image: $reason', ({ instruction, want }) => {
    expect(values(instruction)).toEqual(want);
  });
});

describe('the version of Node.js', () => {
  test('is the same in the images and in the scripts', () => {
    const layer = readFileSync('hack/image.d/layers/node-layer.ts', 'utf8');
    const script = readFileSync('hack/lib/node.sh', 'utf8');
    const pinned = /version: '(?<version>[\d.]+)'/.exec(layer)?.groups?.['version'];
    expect(script).toContain(`NODE_PINNED=${String(pinned)}\n`);
  });
});
