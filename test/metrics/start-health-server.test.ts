import { afterEach, describe, expect, test } from '@jest/globals';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import type { Readiness } from '../../src/metrics/probe-answer.ts';
import type { HealthServer } from '../../src/metrics/start-health-server.ts';
import { startHealthServer } from '../../src/metrics/start-health-server.ts';

let server: HealthServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function get(readiness: Readiness, path: string, method = 'GET'): Promise<[number, string]> {
  server = await startHealthServer({
    port: 0,
    host: '127.0.0.1',
    metrics: createMetrics(),
    readiness: () => readiness,
  });
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  return [response.status, await response.text()];
}

describe('startHealthServer()', () => {
  test('/healthz answers whatever readiness says', async () => {
    expect(await get({ templates: false }, '/healthz')).toEqual([200, 'ok\n']);
  });

  test('/readyz is 200 when every check holds', async () => {
    expect(await get({ templates: true, certificate: true }, '/readyz')).toEqual([
      200,
      '[+] templates\n[+] certificate\n',
    ]);
  });

  test('/readyz is 503 and names what does not hold', async () => {
    expect(await get({ templates: false, certificate: true }, '/readyz')).toEqual([
      503,
      '[-] templates\n[+] certificate\n',
    ]);
  });

  test('/readyz says why a check does not hold, where it was told', async () => {
    const readiness = { templates: true, certificate: 'the caBundle of pods is empty' };
    expect(await get(readiness, '/readyz')).toEqual([
      503,
      '[+] templates\n[-] certificate: the caBundle of pods is empty\n',
    ]);
  });

  test('/metrics has the text format', async () => {
    const [status, text] = await get({}, '/metrics');
    expect([status, text]).toEqual([200, expect.stringContaining('# TYPE vibed_leader gauge')]);
  });

  test.each([
    { reason: 'a query does not matter', path: '/readyz?verbose', want: [503, '[-] a\n'] },
    { reason: 'neither does a slash', path: '/readyz/', want: [503, '[-] a\n'] },
    { reason: 'a HEAD has no text', path: '/readyz', method: 'HEAD', want: [503, ''] },
    { reason: 'nothing else is served', path: '/', want: [404, expect.stringContaining('GET /')] },
    { reason: 'or taken', path: '/readyz', method: 'POST', want: [404, expect.any(String)] },
  ])('$reason: $path', async ({ path, method, want }) => {
    expect(await get({ a: false }, path, method)).toEqual(want);
  });

  test('many scrapes at once, the first that there are', async () => {
    await get({}, '/healthz');
    const url = `http://127.0.0.1:${server?.port ?? 0}/metrics`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(url)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test('only /metrics is guarded, and a refusal is one line', async () => {
    const refusal = { code: 401, message: 'the token has expired' } as const;
    server = await startHealthServer({
      port: 0,
      host: '127.0.0.1',
      metrics: createMetrics(),
      readiness: () => ({}),
      guard: (authorization) =>
        Promise.resolve(authorization === 'Bearer good' ? undefined : refusal),
    });
    const url = `http://127.0.0.1:${server.port}`;
    const refused = await fetch(`${url}/metrics`);
    expect([refused.status, refused.headers.get('www-authenticate'), await refused.text()]).toEqual(
      [401, 'Bearer', JSON.stringify(refusal)],
    );
    const open = [
      await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer good' } }),
      await fetch(`${url}/healthz`),
      await fetch(`${url}/readyz`),
    ];
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('a port in use is an error', async () => {
    await get({}, '/healthz');
    const again = startHealthServer({
      port: server?.port ?? 0,
      host: '127.0.0.1',
      metrics: createMetrics(),
      readiness: () => ({}),
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
