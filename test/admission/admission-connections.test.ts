import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ServerTiming } from '../../src/admission/admission-server.ts';
import { createAdmissionServer } from '../../src/admission/create-admission-server.ts';
import { fakeCluster } from './fake-cluster.ts';
import { podObject } from './sandbox-objects.ts';
import { reviewOf, startServer } from './start-server.ts';
import type { Answer, StartedServer } from './start-server.ts';

let stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

async function start(timing: Partial<ServerTiming> = {}): Promise<StartedServer> {
  const started = await startServer(timing);
  stops.push(started.stop);
  return started;
}

/** Fingerprint of the certificate that a new connection is served. */
function servedFingerprint(port: number, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.end();
    });
    socket.on('error', reject);
  });
}

describe('createAdmissionServer: connections', () => {
  test('an idle connection outlives the limits of a request', async () => {
    const { post, agent } = await start({ keepAlive: 10_000, request: 500, check: 50 });
    await post(reviewOf(podObject()));
    const sockets = Object.values(agent.freeSockets).flatMap((list) => list ?? []);
    await sleep(800);
    await post(reviewOf(podObject()));
    expect(Object.values(agent.freeSockets).flatMap((list) => list ?? [])).toEqual(sockets);
  });

  test('turns away clients beyond what its memory has room for, and takes them again when others are gone', async () => {
    const { port, post, agent, ca } = await start();
    await post(reviewOf(podObject()));
    const sockets: Socket[] = [];
    for (let count = 1; count < 1024; count++) {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      await once(socket, 'connect');
      sockets.push(socket);
    }
    const late = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(late.resume(), 'close');
    expect(sockets.filter(({ closed }) => closed)).toEqual([]);
    agent.destroy();
    for (const socket of sockets) socket.destroy();
    // The server learns it a moment later.
    const served = async (): Promise<string> =>
      servedFingerprint(port, ca).catch(() => sleep(20).then(served));
    expect(await served()).toMatch(/^[0-9A-F:]+$/);
  });

  test('serves nothing before it has a certificate, and is not ready', async () => {
    const { leaf, ca } = await start();
    const server = createAdmissionServer(fakeCluster().options);
    const port = await server.listen(0, '127.0.0.1');
    stops.push(() => server.drain(0));
    expect(server.isReady()).toBe(false);
    await expect(servedFingerprint(port, ca)).rejects.toThrow();
    server.setCertificate(await leaf());
    expect(server.isReady()).toBe(true);
    expect(await servedFingerprint(port, ca)).toMatch(/^[0-9A-F:]+$/);
  });

  test('is not ready before the caches are synced', async () => {
    const { cluster, server } = await start();
    cluster.synced = false;
    expect(server.isReady()).toBe(false);
  });

  test('swaps the certificate without losing a connection', async () => {
    const { post, port, server, leaf, ca } = await start();
    await post(reviewOf(podObject()));
    const before = await servedFingerprint(port, ca);
    server.setCertificate(await leaf());
    expect((await post(reviewOf(podObject()))).status).toBe(200);
    expect(await servedFingerprint(port, ca)).not.toBe(before);
  });

  test('speaks no TLS below 1.2', async () => {
    const { port, ca } = await start();
    const old = new Promise((resolve, reject) => {
      const options = {
        port,
        host: '127.0.0.1',
        servername: 'localhost',
        ca,
      };
      const socket = connectTls(
        { ...options, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
        () => {
          socket.end();
          resolve(socket.getProtocol());
        },
      );
      socket.on('error', reject);
    });
    await expect(old).rejects.toThrow();
  });

  test('a drain loses no request of clients that keep their connections', async () => {
    const { post, server } = await start();
    let sending = true;
    const answers: Answer[] = [];
    const client = async () => {
      while (sending) answers.push(await post(reviewOf(podObject())));
    };
    const clients = Array.from({ length: 8 }, client);
    while (answers.length < clients.length) await sleep(5);
    const drained = server.drain(1_500);
    expect(server.isReady()).toBe(false);
    // The API server stops sending when the endpoint is gone, a moment after readiness flips.
    while (answers.length <= 2 * clients.length) await sleep(5);
    sending = false;
    await Promise.all(clients);
    await drained;
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(answers[0]?.connection).toBe('keep-alive');
    expect(answers.at(-1)?.connection).toBe('close');
  });

  test('a drain does not wait for a connection that never shakes hands', async () => {
    const { port, server } = await start({ finish: 50 });
    const socket = connect(port, '127.0.0.1');
    const ended = new Promise((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.on('connect', resolve));
    await server.drain(0);
    await ended;
    expect(socket.destroyed).toBe(true);
  });
});
