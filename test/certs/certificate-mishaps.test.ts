import { describe, expect, test } from '@jest/globals';
import { issueAuthority } from '../../src/certs/issue-authority.ts';
import { issueLeaf } from '../../src/certs/issue-leaf.ts';
import { readPair } from '../../src/certs/read-pair.ts';
import { CertificateWorld, DAY, SECOND } from './certificate-world.ts';

const { AUTHORITY, SERVING, NAME } = CertificateWorld.NAMES;

/** Something that happens to a running system. */
interface Mishap {
  readonly reason: string;
  readonly happen: (world: CertificateWorld) => void | Promise<void>;
  /** Whether every pod can be called all the time, before the leader has looked too. */
  readonly unharmed?: boolean;
}

const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const brokenKey = broken.replaceAll('CERTIFICATE', 'PRIVATE KEY');
const set = (name: string, data: Record<string, string>) => (world: CertificateWorld) =>
  void world.store.secrets.set(name, data);
const spoil = (name: string, key: string, value: string) => (world: CertificateWorld) =>
  void world.store.secrets.set(name, { ...world.secret(name), [key]: value });

const SECRETS: readonly Mishap[] = [
  {
    reason: 'the serving Secret is deleted',
    happen: ({ store }) => void store.secrets.delete(SERVING),
    unharmed: true,
  },
  {
    reason: "the authority's Secret is deleted",
    happen: ({ store }) => void store.secrets.delete(AUTHORITY),
    unharmed: true,
  },
  {
    reason: 'both Secrets are deleted',
    happen: ({ store }) => store.secrets.clear(),
    unharmed: true,
  },
  { reason: 'the serving Secret is emptied', happen: set(SERVING, {}), unharmed: true },
  { reason: "the authority's Secret is emptied", happen: set(AUTHORITY, {}), unharmed: true },
  {
    reason: 'the serving Secret holds garbage',
    happen: set(SERVING, { 'ca.crt': '\0', 'tls.crt': '\0', 'tls.key': 'x' }),
    unharmed: true,
  },
  {
    reason: "the authority's Secret holds PEM around garbage",
    happen: set(AUTHORITY, { 'ca.crt': broken, 'ca.key': brokenKey, 'previous.crt': broken }),
    unharmed: true,
  },
  { reason: "the authority's key is gone", happen: spoil(AUTHORITY, 'ca.key', ''), unharmed: true },
  { reason: "the leaf's key is gone", happen: spoil(SERVING, 'tls.key', ''), unharmed: true },
  {
    reason: 'the leaf has the key of another',
    happen: async (world) => {
      const other = await issueAuthority(world.now);
      spoil(SERVING, 'tls.key', other.privateKey)(world);
    },
    unharmed: true,
  },
  {
    reason: 'the serving Secret holds a good pair of somebody else',
    happen: async (world) => {
      const other = await issueAuthority(world.now);
      const leaf = await issueLeaf(other, [NAME], world.now);
      const data = { 'tls.crt': leaf.certificate, 'tls.key': leaf.privateKey };
      set(SERVING, { ...data, 'ca.crt': other.certificate })(world);
    },
    unharmed: true,
  },
  {
    reason: "the authority's Secret holds an authority of somebody else",
    happen: async (world) => {
      const other = await issueAuthority(world.now);
      set(AUTHORITY, { 'ca.crt': other.certificate, 'ca.key': other.privateKey })(world);
    },
    unharmed: true,
  },
  {
    reason: "the authority's Secret holds a leaf",
    happen: async (world) => {
      const leaf = await issueLeaf(await issueAuthority(world.now), [NAME], world.now);
      set(AUTHORITY, { 'ca.crt': leaf.certificate, 'ca.key': leaf.privateKey })(world);
    },
    unharmed: true,
  },
];

const TIMES: readonly Mishap[] = [
  {
    reason: 'the leaf ended while the controller was down',
    happen: (world) => world.pass(100 * DAY),
  },
  {
    reason: 'leaf and authority ended while the controller was down',
    happen: (world) => world.pass(1_000 * DAY),
  },
  {
    reason: "the API server's clock goes fifty minutes back",
    happen: (world) => world.jump((-50 / 1_440) * DAY),
    unharmed: true,
  },
  {
    reason: "the API server's clock jumps ahead by a month",
    happen: (world) => world.jump(30 * DAY),
    unharmed: true,
  },
  {
    reason: "the API server's clock jumps ahead by three years",
    happen: (world) => world.jump(1_100 * DAY),
  },
  {
    reason: "the API server's clock jumps back by three years",
    happen: (world) => world.jump(-1_100 * DAY),
  },
  {
    reason: "the API server's clock jumps ahead by three years and back again",
    happen: async (world) => {
      world.jump(1_100 * DAY);
      await world.settle();
      world.jump(-1_100 * DAY);
    },
    unharmed: true,
  },
  {
    reason: "the API server's clock jumps back by three years and ahead again",
    happen: async (world) => {
      world.jump(-1_100 * DAY);
      await world.settle();
      world.jump(1_100 * DAY);
    },
    unharmed: true,
  },
];

const BUNDLES: readonly Mishap[] = [
  {
    reason: 'a tool wipes the caBundle',
    happen: ({ store }) => void (store.bundles = ['', '']),
  },
  {
    reason: 'a tool wipes the caBundle of one webhook',
    happen: ({ store }) => void (store.bundles = ['', store.bundles?.[1] ?? '']),
  },
  {
    reason: 'a tool writes a caBundle of its own',
    happen: async (world) => {
      const { certificate } = await issueAuthority(world.now);
      world.store.bundles = [certificate, certificate];
    },
  },
  { reason: 'a caBundle holds garbage', happen: ({ store }) => void (store.bundles = ['x', '\0']) },
  {
    reason: 'the configuration is deleted and made anew',
    happen: async (world) => {
      world.store.bundles = undefined;
      await world.settle();
      world.store.bundles = ['', '', ''];
    },
  },
  {
    reason: 'another webhook joins the configuration',
    happen: ({ store }) => void store.bundles?.push(''),
  },
  {
    reason: 'the serving Secret holds a certificate for another name',
    happen: async (world) => {
      const { 'ca.crt': certificate = '', 'ca.key': privateKey = '' } = world.secret(AUTHORITY);
      const authority = readPair(certificate, privateKey);
      if (authority === undefined) throw new Error('no authority');
      const leaf = await issueLeaf(authority, ['webhook.elsewhere.svc'], world.now);
      const data = { 'tls.crt': leaf.certificate, 'tls.key': leaf.privateKey };
      world.store.secrets.set(SERVING, { ...world.secret(SERVING), ...data });
    },
    unharmed: true,
  },
];

describe('mishaps', () => {
  test.each([...SECRETS, ...TIMES, ...BUNDLES])(
    '$reason: all is well again',
    async ({ happen, unharmed = false }) => {
      const world = await CertificateWorld.running();
      const fine = [undefined, undefined];
      await happen(world);
      world.tellPods();
      // Kubelets bring what is there now into the pods, good or bad.
      world.syncAll();
      expect(world.refusals().every((refusal) => refusal === undefined)).toBe(unharmed);
      await world.ensure();
      if (unharmed) expect(world.refusals()).toEqual(fine);
      world.pass(10 * SECOND);
      await world.ensure();
      world.syncAll();
      expect(world.refusals()).toEqual(fine);
      // And it is as it must be: nothing is left to do, and pods that start now are fine too.
      world.store.writes.length = 0;
      expect(await world.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Keep' });
      world.startPod();
      expect([world.store.writes, world.refusals()]).toEqual([[], [...fine, undefined]]);
    },
  );

  test('a write that fails leaves nothing that is not trusted, wherever it breaks off', async () => {
    for (const failsAfter of [0, 1, 2]) {
      const world = await CertificateWorld.running();
      world.store.secrets.delete(AUTHORITY);
      world.store.failsAfter = failsAfter;
      if (failsAfter < 2) await expect(world.ensure()).rejects.toThrow('connection refused');
      else await world.ensure().catch(() => undefined);
      world.syncAll();
      world.startPod();
      expect(world.refusals()).toEqual([undefined, undefined, undefined]);
      world.store.failsAfter = Infinity;
      await world.settle();
      world.syncAll();
      expect(world.refusals()).toEqual([undefined, undefined, undefined]);
    }
  });
});
