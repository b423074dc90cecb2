import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CertificatePair } from '../../src/certs/certificate-pair.ts';
import { issueAuthority } from '../../src/certs/issue-authority.ts';
import { issueLeaf } from '../../src/certs/issue-leaf.ts';
import type { ServingFiles } from '../../src/certs/watch-serving-certificate.ts';
import { watchServingCertificate } from '../../src/certs/watch-serving-certificate.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z');

let directory: string;
let ending: AbortController;
let watching: Promise<void>;
let seen: ServingFiles[];
let problems: string[];

async function write(leaf: CertificatePair, authority: CertificatePair): Promise<void> {
  await writeFile(join(directory, 'tls.crt'), leaf.certificate);
  await writeFile(join(directory, 'tls.key'), leaf.privateKey);
  await writeFile(join(directory, 'ca.crt'), authority.certificate);
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800 && !holds(); tries += 1) await sleep(5);
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'serving-'));
  ending = new AbortController();
  seen = [];
  problems = [];
  watching = watchServingCertificate({
    directory,
    pollMs: 5,
    onChange: (serving) => {
      // Parses the whole chain, as a server does.
      createSecureContext({ cert: serving.certificate, key: serving.privateKey });
      seen.push(serving);
    },
    onProblem: (problem) => problems.push(problem),
    signal: ending.signal,
  });
});

afterEach(async () => {
  ending.abort();
  await watching;
  await rm(directory, { recursive: true });
});

describe('watchServingCertificate', () => {
  test('goes on after a chain that cannot be served', async () => {
    const authority = await issueAuthority(NOW);
    const leaf = await issueLeaf(authority, ['a'], NOW);
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    await write({ ...leaf, certificate: leaf.certificate + broken }, authority);
    const problem = `tls.crt in ${directory} cannot be served; it must hold certificates in PEM alone`;
    await until(() => problems.includes(problem));
    expect(problems.filter((each) => each === problem)).toEqual([problem]);
    await write(leaf, authority);
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ certificate: leaf.certificate, privateKey: leaf.privateKey }]);
  });

  test('reports the first pair, every new pair once, and nothing in between', async () => {
    const authority = await issueAuthority(NOW);
    const [first, second] = [
      await issueLeaf(authority, ['a'], NOW),
      await issueLeaf(authority, ['a'], NOW),
    ];
    await until(() => problems.length > 0);
    expect(problems).toEqual([`${directory} lacks one of tls.crt, tls.key, ca.crt`]);
    await write(first, authority);
    await until(() => seen.length === 1);
    await sleep(30);
    await write(second, authority);
    await until(() => seen.length === 2);
    await sleep(30);
    expect(seen.map(({ certificate }) => certificate)).toEqual([
      first.certificate,
      second.certificate,
    ]);
  });

  test.each([
    {
      reason: 'a half-written pair',
      problem: 'do not belong together',
      spoil: (leaf: CertificatePair, other: CertificatePair) => ({
        leaf: { ...leaf, privateKey: other.privateKey },
        signer: 'own',
      }),
    },
    {
      reason: 'a leaf that clients would not trust',
      problem: 'was not signed by ca.crt',
      spoil: (leaf: CertificatePair) => ({ leaf, signer: 'other' }),
    },
  ])('never reports $reason, and goes on', async ({ problem, spoil }) => {
    const [own, other] = [await issueAuthority(NOW), await issueAuthority(NOW)];
    const good = await issueLeaf(own, ['a'], NOW);
    const spoilt = spoil(await issueLeaf(own, ['a'], NOW), good);
    await write(spoilt.leaf, spoilt.signer === 'own' ? own : other);
    await until(() => problems.some((text) => text.includes(problem)));
    expect(problems.at(-1)).toContain(problem);
    await write(good, own);
    await until(() => seen.some(({ certificate }) => certificate === good.certificate));
    expect(seen.at(-1)).toEqual({ certificate: good.certificate, privateKey: good.privateKey });
    expect(seen.map(({ certificate }) => certificate)).not.toContain(
      spoilt.signer === 'own' ? 'none' : spoilt.leaf.certificate,
    );
  });
});
