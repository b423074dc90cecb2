import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readPair } from '../../src/certs/read-pair.ts';
import { splitCertificates } from '../../src/certs/split-certificates.ts';
import { CertificateWorld, DAY, SECOND } from './certificate-world.ts';

const { AUTHORITY, SERVING, NAME } = CertificateWorld.NAMES;

describe('the first look', () => {
  test('makes authority, bundle and leaf, in the order that is safe to break off', async () => {
    const world = new CertificateWorld();
    expect(await world.ensure()).toEqual({
      authority: 'Create',
      leaf: 'Issue',
      caBundle: 'applied',
      bundle: world.authority,
      againAfterMs: 10_000,
    });
    expect(world.store.writes).toEqual([
      `${AUTHORITY} (Opaque)`,
      'caBundle of base-image-webhook',
      `${SERVING} (kubernetes.io/tls)`,
    ]);
    expect(world.store.bundles).toEqual([world.authority, world.authority]);
  });

  test('makes certificates of the right kind, valid for clocks that go an hour behind', async () => {
    const world = new CertificateWorld();
    await world.ensure();
    const [leaf, authority] = [world.leaf, world.authority].map((pem) => new X509Certificate(pem));
    const ages = [leaf, authority].map((each) => [
      ((each?.validFromDate.getTime() ?? 0) - world.now) / DAY,
      ((each?.validToDate.getTime() ?? 0) - world.now) / DAY,
    ]);
    expect(ages).toEqual([
      [-1 / 24, 90 - 1 / 24],
      [-1 / 24, 730 - 1 / 24],
    ]);
    expect(leaf?.checkHost(NAME)).toBe(NAME);
    expect(leaf?.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf?.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect([leaf?.ca, authority?.ca]).toEqual([false, true]);
  });

  test('never puts the private key of the authority where the webhook reads', async () => {
    const world = new CertificateWorld();
    await world.ensure();
    const key = world.secret(AUTHORITY)['ca.key'] ?? 'none';
    expect(Object.keys(world.secret(SERVING)).sort()).toEqual(['ca.crt', 'tls.crt', 'tls.key']);
    expect(Object.values(world.secret(SERVING))).not.toContain(key);
    expect(readPair(world.authority, key)).toBeDefined();
  });

  test('comes again soon while there is no configuration to inject into', async () => {
    const world = new CertificateWorld();
    world.store.bundles = undefined;
    expect(await world.ensure()).toMatchObject({ caBundle: 'absent', againAfterMs: 5_000 });
    expect(world.leaf).not.toBe('');
  });
});

test('writes nothing that is right already', async () => {
  const world = await CertificateWorld.running();
  expect(await world.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Keep' });
  expect(world.store.writes).toEqual([]);
});

describe('renewal', () => {
  test('of the leaf at two thirds of its life, under the same authority', async () => {
    const world = await CertificateWorld.running();
    const [leaf, authority] = [world.leaf, world.authority];
    world.pass(59 * DAY);
    expect(await world.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Keep' });
    world.pass(2 * DAY);
    expect(await world.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Issue' });
    expect([world.leaf === leaf, world.authority === authority]).toEqual([false, true]);
    expect(world.refusals()).toEqual([undefined, undefined]);
  });

  test('of the authority: the new one is trusted before anything that it signed is there to be served', async () => {
    const world = await CertificateWorld.running();
    // Another leaf was issued on the way, by the authority that is now due.
    world.pass(470 * DAY);
    await world.settle();
    world.syncAll();
    const leaf = world.leaf;
    const before = world.store.bundles ?? [];
    world.pass(20 * DAY);
    expect(await world.ensure()).toMatchObject({ authority: 'Create', leaf: 'Wait' });
    expect([splitCertificates(world.store.bundles?.[0] ?? '').length, world.leaf]).toEqual([
      2,
      leaf,
    ]);
    world.pass(9 * SECOND);
    expect(await world.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Wait' });
    world.syncAll();
    // API servers that have not heard of it for nine seconds call in peace, as do the others.
    expect([world.refusals(before), world.refusals()]).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    world.pass(SECOND);
    expect(await world.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Issue' });
    expect(world.refusals()).toEqual([undefined, undefined]);
    world.syncAll();
    expect(world.refusals()).toEqual([undefined, undefined]);
    expect(world.pods.map(({ served }) => served?.certificate === leaf)).toEqual([false, false]);
  });

  test('of the authority waits its time again where another controller leads', async () => {
    const world = await CertificateWorld.running();
    world.store.secrets.delete(AUTHORITY);
    expect(await world.ensure()).toMatchObject({ leaf: 'Wait' });
    world.pass(9 * SECOND);
    world.changeLeader();
    expect(await world.ensure()).toMatchObject({ leaf: 'Wait' });
    world.pass(9 * SECOND);
    expect(await world.ensure()).toMatchObject({ leaf: 'Wait' });
    world.pass(SECOND);
    expect(await world.ensure()).toMatchObject({ leaf: 'Issue' });
  });

  test('keeps the bundle to four authorities, however often they change', async () => {
    const world = await CertificateWorld.running();
    for (let n = 0; n < 6; n += 1) {
      world.pass(500 * DAY);
      await world.settle();
    }
    expect(splitCertificates(world.store.bundles?.[0] ?? '')).toHaveLength(4);
  });
});

test('an authority that others may know is thrown away in three steps, and nothing is refused on the way', async () => {
  const world = await CertificateWorld.running();
  const known = world.authority;
  world.store.secrets.clear();
  await world.settle();
  world.syncAll();
  expect(world.store.bundles?.[0]).toContain(known);
  world.store.secrets.set(AUTHORITY, { ...world.secret(AUTHORITY), 'previous.crt': '' });
  await world.ensure();
  expect([world.store.bundles?.[0], world.secret(SERVING)['ca.crt']]).toEqual([
    world.authority,
    world.authority,
  ]);
  expect(world.refusals()).toEqual([undefined, undefined]);
});
