import { afterEach, describe, expect, test } from '@jest/globals';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import type { HealthServer, Readiness } from '../../src/metrics/start-health-server.ts';
import { startHealthServer } from '../../src/metrics/start-health-server.ts';

let server: HealthServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function get(readiness: Readiness, path: string): Promise<[number, string]> {
  server = await startHealthServer({
    port: 0,
    host: '127.0.0.1',
    metrics: createMetrics(),
    readiness: () => readiness,
  });
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
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

  test('/metrics has the text format', async () => {
    const [status, text] = await get({}, '/metrics');
    expect([status, text]).toEqual([200, expect.stringContaining('# TYPE vibed_leader gauge')]);
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
