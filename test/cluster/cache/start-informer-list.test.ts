import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import type { SeenRequest } from '../fake-kube-api.ts';
import { InformerHarness } from './informer-harness.ts';
import { until } from '../until.ts';

const pod = (name: string, version: number) => ({
  metadata: { namespace: 'apps', name, uid: `uid-${name}`, resourceVersion: String(version) },
});
const line = (type: string, object: unknown) => `${JSON.stringify({ type, object })}\n`;
const added = (name: string, version = 1) => line('ADDED', pod(name, version));
const bookmark = (version: number, annotations = {}) =>
  line('BOOKMARK', { metadata: { resourceVersion: String(version), annotations } });
const end = (version: number) => bookmark(version, { 'k8s.io/initial-events-end': 'true' });
const expired = line('ERROR', { kind: 'Status', code: 410, reason: 'Expired' });

type Answer = (response: ServerResponse) => void;
/** A stream that stays open. */
const stream =
  (...lines: string[]): Answer =>
  (response) =>
    response.writeHead(200).write(lines.join(''));
const ended =
  (...lines: string[]): Answer =>
  (response) =>
    response.writeHead(200).end(lines.join(''));
const lost =
  (...lines: string[]): Answer =>
  (response) =>
    response.writeHead(200).write(lines.join(''), () => response.destroy());
const refused =
  (code: number): Answer =>
  (response) =>
    response.writeHead(code).end(JSON.stringify({ code }));
const page =
  (names: string[], next?: string): Answer =>
  (response) =>
    response.writeHead(200).end(
      JSON.stringify({
        items: names.map((name) => pod(name, 1)),
        metadata: { resourceVersion: '9', continue: next },
      }),
    );

let harness: InformerHarness;
beforeEach(() => {
  harness = new InformerHarness();
});
afterEach(() => harness.stop());

const kindOf = ({ query }: SeenRequest) => {
  if (query['sendInitialEvents'] === 'true') return 'stream';
  if (query['watch'] === 'true') return `watch ${query['resourceVersion']}`;
  return query['continue'] === undefined ? 'page' : `page ${query['continue']}`;
};

describe('startInformer(): how a list comes to its end', () => {
  test.each<{
    reason: string;
    answers: Answer[];
    retries?: number;
    asked: string[];
    seen: string[];
  }>([
    {
      reason: 'the stream that listed goes on as the watch',
      answers: [stream(added('a'), end(5), added('b'))],
      asked: ['stream'],
      seen: ['add a', 'add b'],
    },
    {
      reason: 'the watch goes on at the mark, and not at the last object',
      answers: [ended(added('a', 7), end(5)), stream()],
      retries: 1,
      asked: ['stream', 'watch 5'],
      seen: ['add a'],
    },
    {
      reason: 'an object that changes and one that goes while they are listed',
      answers: [
        stream(
          added('a'),
          added('b'),
          line('MODIFIED', pod('a', 2)),
          line('DELETED', pod('b', 3)),
          end(5),
        ),
      ],
      asked: ['stream'],
      seen: ['add a', 'add b', 'update a', 'delete b'],
    },
    {
      reason: 'a refusal as of a server whose feature gate is off',
      answers: [refused(422), page(['a']), stream()],
      asked: ['stream', 'page', 'watch 9'],
      seen: ['add a'],
    },
    {
      reason: 'a refusal as of a server that knows the parameters not at all',
      answers: [refused(400), page(['a']), stream()],
      asked: ['stream', 'page', 'watch 9'],
      seen: ['add a'],
    },
    {
      reason: 'pages, one after the other',
      answers: [refused(422), page(['a'], 'two'), page(['b'], 'three'), page(['c']), stream()],
      asked: ['stream', 'page', 'page two', 'page three', 'watch 9'],
      seen: ['add a', 'add b', 'add c'],
    },
    {
      reason: 'a server that ignores the parameters has a bookmark without the mark',
      answers: [stream(added('a'), bookmark(5)), page(['a']), stream()],
      asked: ['stream', 'page', 'watch 9'],
      seen: ['add a'],
    },
    {
      reason:
        'a server that ignores the parameters ends its watch: what only the watch had is gone',
      answers: [ended(added('a'), added('b')), page(['a']), stream()],
      asked: ['stream', 'page', 'watch 9'],
      seen: ['add a', 'add b', 'delete b'],
    },
    {
      reason: 'a connection that is lost: the list starts over, and forgets what the first try had',
      answers: [lost(added('a'), added('b')), stream(added('b'), end(5))],
      retries: 1,
      asked: ['stream', 'stream'],
      seen: ['add a', 'add b', 'delete a'],
    },
    {
      reason: 'an error inside the list: the list starts over',
      answers: [stream(added('a'), expired), stream(added('b'), end(5))],
      retries: 1,
      asked: ['stream', 'stream'],
      seen: ['add a', 'add b', 'delete a'],
    },
    {
      reason: 'an error about something that is not found is no absence once the list began',
      answers: [
        stream(added('a'), line('ERROR', { code: 404 })),
        stream(added('a'), added('b'), end(5)),
      ],
      retries: 1,
      asked: ['stream', 'stream'],
      seen: ['add a', 'add b'],
    },
    {
      reason: 'pages that were too slow for the server: the list starts over',
      answers: [
        refused(422),
        page(['a', 'b'], 'two'),
        refused(410),
        refused(422),
        page(['b', 'c']),
        stream(),
      ],
      retries: 1,
      asked: ['stream', 'page', 'page two', 'stream', 'page', 'watch 9'],
      seen: ['add a', 'add b', 'add c', 'delete a'],
    },
  ])('$reason', async ({ answers, retries = 0, asked, seen }) => {
    const rest = [...answers];
    harness.api.intercept = (_request, response) => {
      rest.shift()?.(response);
      return true;
    };
    const informer = await harness.start();
    for (let n = 0; n < retries; n += 1) await harness.retry();
    await until(
      () => harness.api.requests.length === asked.length && harness.seen.length === seen.length,
      'all requests and events',
    );
    await informer.whenSynced();
    expect([harness.api.requests.map(kindOf), harness.seen]).toEqual([asked, seen]);
  });

  test.each([
    { reason: 'a stream without its mark', answers: [stream(added('a'))] },
    { reason: 'the first of two pages', answers: [refused(422), page(['a'], 'two')] },
  ])('$reason is no whole list: not synced', async ({ answers }) => {
    const rest: Answer[] = [...answers];
    harness.api.intercept = (_request, response) => {
      rest.shift()?.(response);
      return true;
    };
    const informer = await harness.start();
    await until(() => harness.seen.length === 1, 'the first object');
    expect([informer.hasSynced(), informer.get('apps', 'a')?.metadata.name]).toEqual([false, 'a']);
  });

  test('what was there before is served while the list is read again', async () => {
    const answers = [stream(added('a'), added('b'), end(5), expired), stream(added('b'))];
    harness.api.intercept = (_request, response) => {
      answers.shift()?.(response);
      return true;
    };
    const informer = await harness.start();
    await harness.retry();
    await until(() => harness.lists() === 2, 'the second list');
    expect([informer.hasSynced(), informer.get('apps', 'a')?.metadata.name]).toEqual([true, 'a']);
  });
});
