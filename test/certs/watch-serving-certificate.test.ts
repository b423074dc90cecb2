import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CertificatePair } from '../../src/certs/certificate-pair.ts';
import type { ServingFiles } from '../../src/certs/create-serving-certificate.ts';
import { issueAuthority } from '../../src/certs/issue-authority.ts';
import { issueLeaf } from '../../src/certs/issue-leaf.ts';
import { watchServingCertificate } from '../../src/certs/watch-serving-certificate.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z');

let directory: string;
let ending: AbortController;
let watching: Promise<void>;
let seen: ServingFiles[];
let problems: string[];

async function write({ certificate, privateKey }: CertificatePair, to = directory): Promise<void> {
  await writeFile(join(to, 'tls.crt'), certificate);
  await writeFile(join(to, 'tls.key'), privateKey);
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800 && !holds(); tries += 1) await sleep(5);
}

const filesOf = ({ certificate, privateKey }: CertificatePair) => ({ certificate, privateKey });

async function makeLeaf(): Promise<CertificatePair> {
  return issueLeaf(await issueAuthority(NOW), ['a'], NOW);
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'serving-'));
  ending = new AbortController();
  seen = [];
  problems = [];
  watching = watchServingCertificate({
    directory,
    pollMs: 5,
    onPair: (files) => seen.push(files),
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
  test('gives the pair at every look, and the next one when the files change', async () => {
    const [first, second] = [await makeLeaf(), await makeLeaf()];
    await until(() => problems.length > 0);
    await write(first);
    await until(() => seen.length > 2);
    await write(second);
    await until(() => seen.at(-1)?.certificate === second.certificate);
    expect(seen.slice(0, 3)).toEqual([filesOf(first), filesOf(first), filesOf(first)]);
    expect(seen.at(-1)).toEqual(filesOf(second));
    expect(problems[0]).toBe(`${directory} lacks one of tls.crt, tls.key`);
  });

  test('follows directories that are swapped as the kubelet swaps them', async () => {
    const [first, second] = [await makeLeaf(), await makeLeaf()];
    const versions = [join(directory, 'v1'), join(directory, 'v2')];
    for (const [n, leaf] of [first, second].entries()) {
      const version = versions[n] ?? '';
      await mkdtemp(version).then((made) => rename(made, version));
      await write(leaf, version);
    }
    await symlink('v1', join(directory, '..data'));
    await symlink('..data/tls.crt', join(directory, 'tls.crt'));
    await symlink('..data/tls.key', join(directory, 'tls.key'));
    await until(() => seen.length > 0);
    await symlink('v2', join(directory, '..new'));
    await rename(join(directory, '..new'), join(directory, '..data'));
    await until(() => seen.at(-1)?.certificate === second.certificate);
    expect(new Set(seen.map(({ certificate }) => certificate))).toEqual(
      new Set([first.certificate, second.certificate]),
    );
  });

  test('never gives a half-written pair, says so once, and goes on', async () => {
    const [own, other] = [await makeLeaf(), await makeLeaf()];
    await write({ ...own, privateKey: other.privateKey });
    await until(() => problems.some((text) => text.includes('do not belong together')));
    await sleep(30);
    expect(problems.filter((text) => text.includes('do not belong together'))).toEqual([
      `tls.crt and tls.key in ${directory} do not belong together`,
    ]);
    await write(other);
    await until(() => seen.length > 0);
    expect(seen[0]).toEqual(filesOf(other));
  });
});
