import { afterEach, describe, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import { askAgent } from '../../src/prober/ask-agent.ts';
import { http, localServer } from './local-server.ts';
import type { LocalServer } from './local-server.ts';

const INFO = {
  language: 'node',
  agentContract: '1',
  runtimeProbe: 'node --version',
  runtimeProbeOK: true,
  runtimeProbeOutput: 'v24.21.0',
};
const GOOD = http('200 OK', JSON.stringify(INFO));

let server: LocalServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(serve: (socket: Socket, count: number) => void, timeoutSeconds = 1) {
  server = await localServer(serve);
  return askAgent({ address: '127.0.0.1', port: server.port }, timeoutSeconds);
}

function fault(name: string, detail = '') {
  return { answered: false, fault: name, detail };
}

describe('askAgent', () => {
  test.each([
    {
      reason: 'a redirect is reported by its host alone, and not followed',
      wire: http('302 Found', '', ['Location: http://other.example:81/x?session=17']),
      want: fault('Redirected', 'other.example:81'),
    },
    {
      reason: 'a redirect without a host stays on this one, and is still no answer',
      wire: http('301 Moved Permanently', '', ['Location: /info/']),
      want: fault('Redirected', 'another path'),
    },
    {
      reason: 'another status is no answer',
      wire: http('404 Not Found', 'no such page'),
      want: fault('BadStatus', '404'),
    },
    {
      reason: 'a body that says that it is large is not read',
      wire: http('200 OK', 'x'.repeat(70_000)),
      want: fault('TooLarge', '65536'),
    },
    {
      reason: 'headers are bounded as well',
      wire: http('200 OK', '{}', [`X-Large: ${'x'.repeat(100_000)}`]),
      want: fault('TooLarge', 'headers'),
    },
    {
      reason: 'a body must be JSON',
      wire: http('200 OK', '<html></html>'),
      want: fault('NotJson'),
    },
    {
      reason: 'deep nesting crashes nothing',
      wire: http('200 OK', '['.repeat(60_000)),
      want: fault('NotJson'),
    },
    {
      reason: 'what answers must speak HTTP',
      wire: 'SSH-2.0-OpenSSH_9.9\r\n',
      want: fault('NotJson'),
    },
    {
      reason: 'the JSON must be an object',
      wire: http('200 OK', '[]'),
      want: fault('BadShape', 'the body'),
    },
    {
      reason: 'a field of the wrong type is named',
      wire: http('200 OK', JSON.stringify({ ...INFO, runtimeProbeOK: 'yes' })),
      want: fault('BadShape', 'runtimeProbeOK'),
    },
  ])('$reason', async ({ wire, want }) => {
    expect(await ask((socket) => socket.write(wire), 5)).toEqual(want);
  });

  test('tells what a good agent says, and when', async () => {
    const report = await ask((socket) => socket.write(GOOD), 5);
    expect(report).toEqual({
      answered: true,
      afterMilliseconds: expect.any(Number),
      info: INFO,
    });
  });

  test('fields that an agent may leave out are empty, fields that nobody knows are ignored', async () => {
    const body = { language: 'go', agentContract: '1', runtimeProbeOK: false, version: 7 };
    const report = await ask((socket) => socket.write(http('200 OK', JSON.stringify(body))), 5);
    expect(report).toMatchObject({
      info: {
        language: 'go',
        agentContract: '1',
        runtimeProbe: '',
        runtimeProbeOK: false,
        runtimeProbeOutput: '',
      },
    });
  });

  test('an endless body is given up at the limit', async () => {
    const report = await ask((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = () => {
        if (!socket.destroyed) socket.write('x'.repeat(16_384), more);
      };
      more();
    }, 5);
    expect(report).toEqual(fault('TooLarge', '65536'));
  });

  test('a slow answer counts as long as there is time', async () => {
    const report = await ask((socket) => {
      setTimeout(() => socket.write(GOOD), 400);
    }, 5);
    expect(report).toMatchObject({ answered: true });
  });

  test('an agent that accepts and never answers timed out', async () => {
    expect(await ask(() => undefined)).toEqual(fault('TimedOut'));
  });

  test('an agent that sends its body drop by drop timed out', async () => {
    const report = await ask((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => {
        clearInterval(drip);
      });
    });
    expect(report).toEqual(fault('TimedOut'));
  });

  test('an agent that resets every connection is not reachable', async () => {
    expect(await ask((socket) => socket.resetAndDestroy())).toEqual(fault('ConnectionLost'));
  });

  test('a body that is shorter than announced is a lost connection', async () => {
    const report = await ask((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{'),
    );
    expect(report).toEqual(fault('ConnectionLost'));
  });

  test.each([
    { reason: 'a try that the end cuts short hides nothing', seconds: 0.6, want: 'ConnectionLost' },
    { reason: 'one that had its time does', seconds: 3, want: 'TimedOut' },
  ])('of two faults the last counts: $reason', async ({ seconds, want }) => {
    const report = await ask((socket, count) => {
      if (count === 1) socket.resetAndDestroy();
    }, seconds);
    expect(report).toEqual(fault(want));
  });

  test('an agent that is still starting is asked again', async () => {
    const report = await ask((socket, count) => {
      if (count === 1) socket.destroy();
      else if (count === 2) socket.end(http('503 Service Unavailable', 'starting'));
      else socket.write(GOOD);
    }, 5);
    expect(report).toMatchObject({ answered: true });
  });

  test('a port where nothing listens is refused, and asked again until the time is over', async () => {
    const gone = await localServer(() => undefined);
    await gone.close();
    const target = { address: '127.0.0.1', port: gone.port };
    expect(await askAgent(target, 0.3)).toEqual(fault('ConnectionRefused'));

    const asking = askAgent(target, 5);
    await new Promise((resolve) => setTimeout(resolve, 200));
    server = await localServer((socket) => socket.write(GOOD), '127.0.0.1', gone.port);
    expect(await asking).toMatchObject({ answered: true });
  });

  test('an IPv6 address needs no brackets', async () => {
    server = await localServer((socket) => socket.write(GOOD), '::1');
    expect(await askAgent({ address: '::1', port: server.port }, 5)).toMatchObject({
      answered: true,
    });
  });
});
