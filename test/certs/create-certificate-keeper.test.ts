import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { SecretData } from '../../src/certs/certificate-ports.ts';
import { createCertificateKeeper } from '../../src/certs/create-certificate-keeper.ts';
import { isIssuedBy } from '../../src/certs/is-issued-by.ts';
import { readPair } from '../../src/certs/read-pair.ts';
import { splitCertificates } from '../../src/certs/split-certificates.ts';
import { fakeCertificateStore } from './fake-certificate-store.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-22T00:00:00Z');
const AUTHORITY = 'base-image-webhook-ca';
const SERVING = 'base-image-webhook-tls';
const NAME = 'base-image-webhook.base-image-operator.svc';

function setup() {
  const store = fakeCertificateStore();
  const clock = { now: START };
  const keeper = createCertificateKeeper({
    store,
    servingSecret: SERVING,
    authoritySecret: AUTHORITY,
    configuration: 'base-image-webhook',
    dnsNames: [NAME],
    now: () => clock.now,
  });
  const secret = (name: string): SecretData => store.secrets.get(name) ?? {};
  const leaf = () => new X509Certificate(secret(SERVING)['tls.crt'] ?? '');
  const authority = () => new X509Certificate(secret(AUTHORITY)['ca.crt'] ?? '');
  /** Whether a client that trusts the injected bundle accepts a certificate. */
  const trusted = (pem: string) =>
    splitCertificates(store.bundle ?? '').some((signer) => isIssuedBy(pem, signer));
  return { store, clock, keeper, secret, leaf, authority, trusted };
}

describe('createCertificateKeeper', () => {
  test('makes authority, bundle and leaf, in the order that is safe to break off', async () => {
    const { store, keeper, secret, leaf, authority } = setup();
    expect(await keeper.ensure()).toEqual({
      authority: 'Create',
      leaf: 'Issue',
      caBundle: 'applied',
      againAfterMs: 10_000,
    });
    expect(store.writes).toEqual([
      `${AUTHORITY} (Opaque)`,
      'caBundle of base-image-webhook',
      `${SERVING} (kubernetes.io/tls)`,
    ]);
    expect(secret(SERVING)['ca.crt']).toBe(store.bundle);
    expect(leaf().verify(authority().publicKey)).toBe(true);
    expect(leaf().checkHost(NAME)).toBe(NAME);
    expect(leaf().keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf().publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect([leaf().ca, authority().ca]).toEqual([false, true]);
    expect((leaf().validToDate.getTime() - START) / DAY).toBeCloseTo(90, 0);
    expect((authority().validToDate.getTime() - START) / DAY).toBeCloseTo(730, 0);
  });

  test('never puts the private key of the authority where the webhook reads', async () => {
    const { keeper, secret } = setup();
    await keeper.ensure();
    const key = secret(AUTHORITY)['ca.key'] ?? 'none';
    expect(Object.keys(secret(SERVING)).sort()).toEqual(['ca.crt', 'tls.crt', 'tls.key']);
    expect(Object.values(secret(SERVING))).not.toContain(key);
    expect(readPair(secret(AUTHORITY)['ca.crt'], key)).toBeDefined();
  });

  test('writes nothing that is right already', async () => {
    const { store, keeper } = setup();
    await keeper.ensure();
    store.writes.length = 0;
    expect(await keeper.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Keep' });
    expect(store.writes).toEqual([]);
  });

  test('renews the leaf at two thirds of its life, under the same authority', async () => {
    const { clock, keeper, leaf, authority } = setup();
    await keeper.ensure();
    const [oldLeaf, oldAuthority] = [leaf().fingerprint256, authority().fingerprint256];
    clock.now = START + 61 * DAY;
    expect(await keeper.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Issue' });
    expect(leaf().fingerprint256).not.toBe(oldLeaf);
    expect(authority().fingerprint256).toBe(oldAuthority);
  });

  test('trusts both authorities while one takes over from the other', async () => {
    const { store, clock, keeper, secret, leaf, trusted } = setup();
    await keeper.ensure();
    clock.now = START + 480 * DAY;
    await keeper.ensure();
    const oldLeaf = secret(SERVING)['tls.crt'] ?? '';
    clock.now = START + 500 * DAY;
    expect(await keeper.ensure()).toMatchObject({ authority: 'Create', leaf: 'Issue' });
    const newLeaf = secret(SERVING)['tls.crt'] ?? '';
    expect(splitCertificates(store.bundle ?? '')).toHaveLength(2);
    expect([trusted(oldLeaf), trusted(newLeaf)]).toEqual([true, true]);
    clock.now = START + 731 * DAY;
    await keeper.ensure();
    expect(splitCertificates(store.bundle ?? '')).toHaveLength(1);
    expect(trusted(leaf().toString())).toBe(true);
  });

  test('keeps the bundle to two certificates, however often the authority changes', async () => {
    const { store, clock, keeper } = setup();
    for (const day of [0, 500, 1000, 1500, 2000]) {
      clock.now = START + day * DAY;
      await keeper.ensure();
    }
    expect(splitCertificates(store.bundle ?? '')).toHaveLength(2);
  });

  test('an authority whose Secret was deleted stays trusted until its leaf is replaced everywhere', async () => {
    const { store, keeper, secret, trusted } = setup();
    await keeper.ensure();
    const oldLeaf = secret(SERVING)['tls.crt'] ?? '';
    store.secrets.delete(AUTHORITY);
    expect(await keeper.ensure()).toMatchObject({ authority: 'Create', leaf: 'Issue' });
    expect([trusted(oldLeaf), trusted(secret(SERVING)['tls.crt'] ?? '')]).toEqual([true, true]);
  });

  test('both Secrets deleted start over without the old trust', async () => {
    const { store, keeper, secret, trusted } = setup();
    await keeper.ensure();
    const oldLeaf = secret(SERVING)['tls.crt'] ?? '';
    store.secrets.clear();
    await keeper.ensure();
    expect(trusted(oldLeaf)).toBe(false);
  });

  test.each<{ reason: string; secret: string; data: SecretData }>([
    { reason: 'an empty Secret', secret: SERVING, data: {} },
    { reason: 'text that is no PEM', secret: SERVING, data: { 'tls.crt': '\0', 'tls.key': 'x' } },
    {
      reason: 'PEM that holds no certificate',
      secret: AUTHORITY,
      data: {
        'ca.crt': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
        'ca.key': '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
        'previous.crt': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      },
    },
    { reason: 'a missing key', secret: AUTHORITY, data: { 'ca.crt': 'x' } },
  ])('makes a broken Secret anew: $reason', async ({ secret: name, data }) => {
    const { store, keeper, secret, trusted } = setup();
    await keeper.ensure();
    store.secrets.set(name, data);
    await keeper.ensure();
    expect(readPair(secret(SERVING)['tls.crt'], secret(SERVING)['tls.key'])).toBeDefined();
    expect(trusted(secret(SERVING)['tls.crt'] ?? '')).toBe(true);
  });

  test("a leaf with another leaf's key is made anew", async () => {
    const [one, other] = [setup(), setup()];
    await one.keeper.ensure();
    await other.keeper.ensure();
    const mixed = { ...one.secret(SERVING), 'tls.key': other.secret(SERVING)['tls.key'] ?? '' };
    one.store.secrets.set(SERVING, mixed);
    expect(await one.keeper.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Issue' });
  });

  test('looks again soon while there is no webhook configuration to inject into', async () => {
    const { store, keeper } = setup();
    store.configured = false;
    expect(await keeper.ensure()).toMatchObject({ caBundle: 'absent', againAfterMs: 5_000 });
    expect(store.secrets.has(SERVING)).toBe(true);
  });

  test('a store that fails rejects, and leaves nothing that is not trusted', async () => {
    const { store, keeper } = setup();
    store.applyCaBundle = () => Promise.reject(new Error('connection refused'));
    await expect(keeper.ensure()).rejects.toThrow('connection refused');
    expect([...store.secrets.keys()]).toEqual([AUTHORITY]);
  });
});
